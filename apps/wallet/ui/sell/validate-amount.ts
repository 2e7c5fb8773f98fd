import { compareWhole, formatCrypto, plainAmount, toAtomic, toWhole } from '../money/money.js';
import { typedAmountProblem } from '../money/typed-amount.js';
import type { Range } from '../ramp/range.js';

interface Against {
  ticker: string;
  decimals: number;
  limits: Range | undefined;
  /** What the account can spend, whole units. */
  spendable: string;
}

/** What is wrong with an amount as typed, in a sentence that says what to do; undefined when nothing is. */
export function amountProblem(typed: string, against: Against): string | undefined {
  const { ticker, limits, spendable } = against;
  const amount = plainAmount(typed);
  if (amount !== undefined && limits && compareWhole(amount, limits.min) < 0) {
    return `The least you can sell is ${formatCrypto(limits.min, ticker)}. Enter more.`;
  }
  const problem = typedAmountProblem(typed, { ...against, verb: 'sell' });
  if (problem || amount === undefined) return problem;
  if (limits && compareWhole(amount, limits.max) > 0) {
    return `The most you can sell is ${formatCrypto(limits.max, ticker)}. Enter less.`;
  }
  if (compareWhole(amount, spendable) > 0) {
    return `This account can spend ${formatCrypto(spendable, ticker)}. Enter less or choose another account.`;
  }
  return undefined;
}

/** Kept back by Max for the network's fees, whole units: a plain transfer of 21,000 gas at 50 gwei. */
export const FEE_RESERVE = '0.00105';

/** The most that can be sold while the fees can still be paid, within the limits; "0" when there is nothing to spare. */
export function maxAmount({ decimals, limits, spendable }: Omit<Against, 'ticker'>): string {
  const rest = toAtomic(spendable, decimals) - toAtomic(FEE_RESERVE, decimals);
  const free = toWhole(rest > 0n ? rest : 0n, decimals);
  return limits && compareWhole(free, limits.max) > 0 ? limits.max : free;
}
