import { compareWhole, decimalsOf, plainAmount } from './money.js';

interface Wanted {
  ticker: string;
  decimals: number;
  /** What the amount is for: "sell", "swap". */
  verb: string;
  /** An amount as it may be written. */
  example?: string;
}

/** What is wrong with an amount as a person typed it, in a sentence that says what to do; undefined when nothing is. */
export function typedAmountProblem(
  typed: string,
  { ticker, decimals, verb, example = '0.5' }: Wanted,
): string | undefined {
  if (typed.trim() === '') return `Enter how much ${ticker} you want to ${verb}.`;
  const amount = plainAmount(typed);
  if (amount === undefined) {
    return typed.includes(',')
      ? 'Write decimals after a point, and commas between thousands only.'
      : `Write the amount in digits, such as ${example}.`;
  }
  if (decimalsOf(amount) > decimals) return `${ticker} has ${decimals} decimals at most; leave out the rest.`;
  return compareWhole(amount, '0') === 0 ? `Enter more than 0 ${ticker}.` : undefined;
}
