import type { BitcoinAccount } from '../accounts/account.js';
import type { BitcoinAddress } from '../accounts/bitcoin-keys.js';
import type { BitcoinNode } from '../accounts/bitcoin-node.js';
import { heldBy } from '../accounts/bitcoin-reader.js';
import type { UsedAddress } from '../accounts/used-addresses.js';
import { DUST_ATOMIC, feeOf } from './bitcoin-fees.js';

/** A coin of the account. */
export interface Coin {
  own: BitcoinAddress;
  txid: string;
  index: number;
  amountAtomic: bigint;
}

export interface Choice {
  coins: Coin[];
  feeAtomic: bigint;
  /** None when it would be dust. */
  changeAtomic: bigint | undefined;
}

/** All coins on these addresses, the largest first. */
export async function coinsOn(node: BitcoinNode, used: readonly UsedAddress[]): Promise<Coin[]> {
  const held = used.filter(({ stats }) => heldBy(stats) > 0n);
  const coins = held.map(async ({ own }) => {
    const unspent = await node.unspent(own.address);
    return unspent.map(({ txid, vout, value }) => ({ own, txid, index: vout, amountAtomic: BigInt(value) }));
  });
  return (await Promise.all(coins)).flat().sort((a, b) => Number(b.amountAtomic - a.amountAtomic));
}

/** The address change goes to: the first of its branch that was never paid. */
export function changeAddress({ keys }: BitcoinAccount, used: readonly UsedAddress[]): BitcoinAddress {
  const taken = new Set(used.map(({ own }) => own.address));
  for (let index = 0; ; index++) {
    const own = keys.at(1, index);
    if (!taken.has(own.address)) return own;
  }
}

/** The fewest coins, largest first, that pay amount and fees; `undefined` when all together do not. */
export function chooseCoins(coins: readonly Coin[], amount: bigint, rate: bigint): Choice | undefined {
  const chosen: Coin[] = [];
  let total = 0n;
  for (const coin of coins) {
    chosen.push(coin);
    total += coin.amountAtomic;
    const left = total - amount;
    const withChange = feeOf(chosen.length, 2, rate);
    if (left >= withChange + DUST_ATOMIC)
      return { coins: chosen, feeAtomic: withChange, changeAtomic: left - withChange };
    // without change the whole rest is the fee, which the signer is told as it is
    if (left >= feeOf(chosen.length, 1, rate))
      return { coins: chosen, feeAtomic: left, changeAtomic: undefined };
  }
  return undefined;
}
