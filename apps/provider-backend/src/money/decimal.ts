/** Decimal text and scaled integers; money is never a JS number. @module */

/** `text` (plain decimal, whole units) times 10^`decimals`; digits beyond are cut off. */
export function toAtomic(text: string, decimals: number): bigint {
  const [integer = '0', fraction = ''] = text.split('.');
  return BigInt(integer + fraction.padEnd(decimals, '0').slice(0, decimals));
}

/** Decimal text in whole units of an atomic amount. `keep` decimals are written even when zero. */
export function toWhole(atomic: bigint, decimals: number, keep = 0): string {
  const digits = atomic.toString().padStart(decimals + 1, '0');
  const integer = digits.slice(0, digits.length - decimals);
  const fraction = digits
    .slice(digits.length - decimals)
    .replace(/0+$/, '')
    .padEnd(keep, '0');
  return fraction ? `${integer}.${fraction}` : integer;
}

/** `value` · `numerator` / `denominator`, rounded half up. */
export function ratio(value: bigint, numerator: bigint, denominator: bigint): bigint {
  return (2n * value * numerator + denominator) / (2n * denominator);
}

/** Whether two decimal texts are the same number. */
export function sameAmount(a: string, b: string): boolean {
  return toAtomic(a, 18) === toAtomic(b, 18);
}

export const larger = (a: bigint, b: bigint) => (a > b ? a : b);
export const smaller = (a: bigint, b: bigint) => (a < b ? a : b);

/** An amount times a decimal factor such as `0.99`, rounded down. */
export function timesFactor(amount: bigint, factor: string): bigint {
  const [whole = '0', fraction = ''] = factor.split('.');
  return (amount * BigInt(whole + fraction)) / 10n ** BigInt(fraction.length);
}
