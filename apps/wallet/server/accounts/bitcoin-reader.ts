import type { BitcoinAccount } from './account.js';
import { bitcoinArrivals } from './bitcoin-arrivals.js';
import { followBitcoin } from './bitcoin-events.js';
import type { AddressStats, BitcoinNode } from './bitcoin-node.js';
import type { ChainReader } from './chain-reader.js';
import { usedAddresses } from './used-addresses.js';

/** Balances of Bitcoin accounts over all their addresses, waiting transactions included. */
export function bitcoinReader(node: BitcoinNode, accounts: readonly BitcoinAccount[]): ChainReader {
  return {
    family: 'bitcoin',
    url: node.url,
    async read() {
      const blockHeight = await node.height();
      const read = accounts.map(async (account) => {
        const used = await usedAddresses(node, account);
        const balance = used.reduce((sum, { stats }) => sum + heldBy(stats), 0n);
        return [account.id, balance] as const;
      });
      return { blockHeight, balances: new Map(await Promise.all(read)) };
    },
    height: () => node.height(),
    arrivalsIn: (block) => bitcoinArrivals(node, accounts, block),
    follow: ({ clock, onChange, onDown }) =>
      followBitcoin({ url: node.url, clock, onData: onChange, onDown }),
  };
}

/** Satoshi on an address, those of waiting transactions included. */
export function heldBy({ chain_stats: chain, mempool_stats: waiting }: AddressStats): bigint {
  const net = (sums: AddressStats['chain_stats']) => BigInt(sums.funded_txo_sum) - BigInt(sums.spent_txo_sum);
  return net(chain) + net(waiting);
}
