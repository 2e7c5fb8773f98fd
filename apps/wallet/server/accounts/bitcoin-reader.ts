import type { BitcoinAccount } from './account.js';
import { followBitcoin } from './bitcoin-events.js';
import type { BitcoinAddress } from './bitcoin-keys.js';
import type { AddressStats, BitcoinNode } from './bitcoin-node.js';
import type { ChainReader } from './chain-reader.js';

/** So many addresses in a row without a transaction end a branch. Ledger Wallet looks 20 ahead; here only this wallet makes addresses. */
const GAP = 3;

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
    follow: ({ clock, onChange, onDown }) =>
      followBitcoin({ url: node.url, clock, onData: onChange, onDown }),
  };
}

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

/** Satoshi on an address, those of waiting transactions included. */
export function heldBy({ chain_stats: chain, mempool_stats: waiting }: AddressStats): bigint {
  const net = (sums: AddressStats['chain_stats']) => BigInt(sums.funded_txo_sum) - BigInt(sums.spent_txo_sum);
  return net(chain) + net(waiting);
}
