import type { Chain } from '../src/chains/chain.js';

/** A chain in whose hands the process dies: before it has the transaction, or before it can answer. */
export function deadly(chain: Chain, when: 'before' | 'after'): Chain {
  return {
    name: chain.name,
    connected: true,
    head: () => chain.head(),
    receipt: (hash) => chain.receipt(hash),
    block: (number) => chain.block(number),
    start: () => {},
    close: () => {},
    async broadcast(transaction) {
      if (when === 'after') await chain.broadcast(transaction);
      throw new Error('the process died');
    },
  };
}
