import type { BitcoinAccount } from './account.js';
import type { BitcoinAddress } from './bitcoin-keys.js';
import type { AddressStats, BitcoinNode } from './bitcoin-node.js';

/** So many addresses in a row without a transaction end a branch. Ledger Wallet looks 20 ahead; here only this wallet makes addresses. */
const GAP = 3;

/** An address of the account that was ever paid. */
export interface UsedAddress {
  own: BitcoinAddress;
  stats: AddressStats;
}

export async function usedAddresses(node: BitcoinNode, { keys }: BitcoinAccount): Promise<UsedAddress[]> {
  const branches = ([0, 1] as const).map(async (branch) => {
    const used: UsedAddress[] = [];
    for (let from = 0; ; from += GAP) {
      const batch = Array.from({ length: GAP }, async (_, i) => {
        const own = keys.at(branch, from + i);
        return { own, stats: await node.stats(own.address) };
      });
      const found = (await Promise.all(batch)).filter(
        ({ stats }) => stats.chain_stats.tx_count + stats.mempool_stats.tx_count > 0,
      );
      used.push(...found);
      if (found.length === 0) return used;
    }
  });
  return (await Promise.all(branches)).flat();
}
