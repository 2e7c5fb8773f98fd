import type { BitcoinAccount } from './account.js';
import type { BitcoinNode } from './bitcoin-node.js';
import type { Arrival } from './chain-reader.js';
import { usedAddresses } from './used-addresses.js';

/** What each of the accounts' addresses was paid in a transaction that spends none of their coins. */
export async function bitcoinArrivals(
  node: BitcoinNode,
  accounts: readonly BitcoinAccount[],
  height: number,
): Promise<Arrival[]> {
  const hash = await node.blockHash(height);
  // The miner's own is always there.
  if ((await node.transactionCount(hash)) < 2) return [];
  const [transactions, ...used] = await Promise.all([
    node.transactionsOf(hash),
    ...accounts.map((account) => usedAddresses(node, account)),
  ]);
  const addresses = new Set(used.flat().map(({ own }) => own.address));
  const isOwn = (address: string | undefined) => address !== undefined && addresses.has(address);
  return transactions.flatMap(({ txid, vin, vout }) => {
    if (vin.some(({ prevout }) => isOwn(prevout?.scriptpubkey_address))) return [];
    const paid = new Map<string, bigint>();
    for (const { scriptpubkey_address: address, value } of vout)
      if (address && isOwn(address)) paid.set(address, (paid.get(address) ?? 0n) + BigInt(value));
    return [...paid].map(([address, amountAtomic]) => ({
      currency: 'bitcoin',
      address,
      amountAtomic,
      transactionHash: txid,
    }));
  });
}
