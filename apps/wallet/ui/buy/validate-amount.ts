import { addWhole, compareWhole, decimalsOf, formatWholeFiat, plainAmount } from '../money/money.js';
import { typedAmountProblem } from '../money/typed-amount.js';
import type { Range } from '../ramp/range.js';

/** More than the contract's amounts have digits for: 12 of fiat, 30 of coins. */
const TOO_MUCH_FIAT = `1${'0'.repeat(12)}`;
const TOO_MUCH_CRYPTO = `1${'0'.repeat(30)}`;
const tooMuch = (amount: string, bound: string) =>
  compareWhole(amount, bound) < 0 ? undefined : 'This is more than can be written. Enter less.';

/** What is wrong with an amount of money as typed, in a sentence that says what to do; undefined when nothing is. */
export function fiatProblem(typed: string, fiat: string, limits: Range | undefined): string | undefined {
  const amount = plainAmount(typed);
  if (amount !== undefined && decimalsOf(amount) > 0) {
    return `Providers quote whole amounts of ${fiat} only. Enter ${wholeNumbersAround(amount)}.`;
  }
  if (amount !== undefined && limits && compareWhole(amount, limits.min) < 0) {
    return `The least you can spend is ${formatWholeFiat(limits.min, fiat)}. Enter more.`;
  }
  const problem = typedAmountProblem(typed, { ticker: fiat, decimals: 0, verb: 'spend', example: '100' });
  if (problem || amount === undefined) return problem;
  if (limits && compareWhole(amount, limits.max) > 0) {
    return `The most you can spend is ${formatWholeFiat(limits.max, fiat)}. Enter less.`;
  }
  return tooMuch(amount, TOO_MUCH_FIAT);
}

/** "100 or 101" for 100.5. */
function wholeNumbersAround(amount: string): string {
  const below = floor(amount);
  return below === '0' ? '1' : `${below} or ${addWhole(below, '1')}`;
}

const floor = (amount: string) => amount.split('.')[0] ?? amount;

/** A bound of fiat as a provider wrote it, as the next whole amount within it. */
export function wholeWithin(bound: string, side: 'min' | 'max'): string {
  const amount = plainAmount(bound) ?? bound;
  return side === 'min' && decimalsOf(amount) > 0 ? addWhole(floor(amount), '1') : floor(amount);
}

/** The same for an amount of coins; what they cost is for the providers to say. */
export function cryptoProblem(typed: string, coin: { ticker: string; decimals: number }): string | undefined {
  return (
    typedAmountProblem(typed, { ...coin, verb: 'buy' }) ?? tooMuch(plainAmount(typed) ?? '', TOO_MUCH_CRYPTO)
  );
}
