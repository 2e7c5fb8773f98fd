import type { Block } from './block.js';
import { Rejection, RPC } from './rejection.js';
import {
  type BitcoinTransaction,
  type TransactionInput,
  type TransactionOutput,
  vsizeOf,
} from './transaction.js';

/** An output that can be spent. */
export interface Coin extends TransactionOutput {
  /** Undefined while its transaction waits. */
  block: Block | undefined;
  isReward: boolean;
}

export interface ChainView {
  tip: Block;
  /** promised: a waiting transaction spends it. */
  coinOf(point: { txid: string; vout: number }): Coin | 'missing' | 'spent' | 'promised';
}

const REWARD_RIPENS_AFTER = 100;
const FINAL_SEQUENCE = 0xffff_ffff;
/** Lock times below are heights, others are seconds. */
const LOCK_TIME_IS_SECONDS = 500_000_000;
const SEQUENCE_NOT_RELATIVE = 2 ** 31;
const SEQUENCE_IS_TIME = 2 ** 22;

/** Whether the transaction may spend what it spends now, and what it pays for that. @throws Rejection in Bitcoin Core's words */
export function checkSpends(transaction: BitcoinTransaction, view: ChainView) {
  const { tip } = view;
  if (!isFinal(transaction, tip)) throw new Rejection('non-final');
  const found = transaction.inputs.map((input) => view.coinOf(input));
  if (found.includes('promised')) throw new Rejection('txn-mempool-conflict');
  const coins = found.map((coin) => {
    if (typeof coin === 'string') throw new Rejection('bad-txns-inputs-missingorspent', RPC.misc);
    return coin;
  });
  transaction.inputs.forEach((input, i) => {
    const coin = coins[i];
    if (coin && transaction.version >= 2 && !isRipe(input, coin, tip)) throw new Rejection('non-BIP68-final');
  });
  for (const { isReward, block } of coins) {
    // the first block's coins are those the chain begins with
    if (isReward && block && block.height > 0 && tip.height + 1 - block.height < REWARD_RIPENS_AFTER)
      throw new Rejection('bad-txns-premature-spend-of-coinbase');
  }
  return { coins, feeAtomic: feeOf(transaction, coins) };
}

function feeOf(transaction: BitcoinTransaction, coins: readonly Coin[]): bigint {
  const sum = (outputs: readonly TransactionOutput[]) =>
    outputs.reduce((total, { amountAtomic }) => total + amountAtomic, 0n);
  const [valueIn, valueOut] = [sum(coins), sum(transaction.outputs)];
  if (valueIn < valueOut)
    throw new Rejection(
      `bad-txns-in-belowout, value in (${whole(valueIn)}) < value out (${whole(valueOut)})`,
    );
  const [fee, least] = [valueIn - valueOut, BigInt(vsizeOf(transaction))];
  if (fee < least) throw new Rejection(`min relay fee not met, ${fee} < ${least}`);
  return fee;
}

/** Bitcoin Core writes amounts in whole bitcoins here. */
function whole(amountAtomic: bigint): string {
  return `${amountAtomic / 100_000_000n}.${(amountAtomic % 100_000_000n).toString().padStart(8, '0')}`;
}

function isFinal({ lockTime, inputs }: BitcoinTransaction, tip: Block): boolean {
  const reached = lockTime < LOCK_TIME_IS_SECONDS ? tip.height + 1 : tip.medianTime;
  return lockTime < reached || inputs.every(({ sequence }) => sequence === FINAL_SEQUENCE);
}

/** Relative lock times, BIP 68. */
function isRipe({ sequence }: TransactionInput, { block }: Coin, tip: Block): boolean {
  if (sequence >= SEQUENCE_NOT_RELATIVE) return true;
  const wait = sequence % 0x1_0000;
  if (sequence & SEQUENCE_IS_TIME) {
    const since = (block ?? tip).parentMedianTime;
    return tip.medianTime >= since + wait * 512;
  }
  return tip.height + 1 >= (block?.height ?? tip.height + 1) + wait;
}
