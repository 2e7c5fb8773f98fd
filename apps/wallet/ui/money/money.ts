/** Money as text and bigint. Nothing here passes through a JS number. @module */

const PLAIN = /^(\d+)(?:\.(\d*))?$/;

/** Commas between thousands. One elsewhere may be meant as a decimal point: "1,5" must not become 15. */
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d*)?$/;

/** Whole units as typed by a person ("1,234.5", ".5") to plain decimal text, or undefined when it is no amount. */
export function plainAmount(typed: string): string | undefined {
  const dense = typed.replaceAll(/\s/g, '');
  const text = GROUPED.test(dense) ? dense.replaceAll(',', '') : dense;
  const padded = text.startsWith('.') ? `0${text}` : text;
  const [, whole, fraction] = PLAIN.exec(padded) ?? [];
  if (whole === undefined) return undefined;
  const digits = whole.replace(/^0+(?=\d)/, '');
  const decimals = (fraction ?? '').replace(/0+$/, '');
  return decimals ? `${digits}.${decimals}` : digits;
}

/** How many decimals plain decimal text carries. */
export function decimalsOf(whole: string): number {
  return whole.split('.')[1]?.length ?? 0;
}

/** Whole units to atomic ones. The text must not carry more than `decimals` decimals. */
export function toAtomic(whole: string, decimals: number): bigint {
  const [units = '0', fraction = ''] = whole.split('.');
  return BigInt(units + fraction.slice(0, decimals).padEnd(decimals, '0'));
}

/** Atomic units to plain decimal text in whole ones, without trailing zeros. */
export function toWhole(atomic: bigint | string, decimals: number): string {
  const digits = String(atomic).padStart(decimals + 1, '0');
  const units = digits.slice(0, digits.length - decimals);
  const fraction = decimals > 0 ? digits.slice(-decimals).replace(/0+$/, '') : '';
  return fraction ? `${units}.${fraction}` : units;
}

/** Negative, zero or positive as `a` is below, equal to or above `b`; both plain decimal text. */
export function compareWhole(a: string, b: string): number {
  const decimals = Math.max(decimalsOf(a), decimalsOf(b));
  const difference = toAtomic(a, decimals) - toAtomic(b, decimals);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Negative, zero or positive as the product of `a` is below, equal to or above the one of `b`. */
export function compareProducts(a: readonly [string, string], b: readonly [string, string]): number {
  const decimals = Math.max(...[...a, ...b].map(decimalsOf));
  const product = ([one, other]: readonly [string, string]) =>
    toAtomic(one, decimals) * toAtomic(other, decimals);
  const difference = product(a) - product(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Sum of amounts in plain decimal text. */
export function addWhole(...amounts: string[]): string {
  const decimals = Math.max(0, ...amounts.map(decimalsOf));
  return toWhole(
    amounts.reduce((sum, amount) => sum + toAtomic(amount, decimals), 0n),
    decimals,
  );
}

/** `a` divided by `b`, rounded to `decimals` decimals; undefined when `b` is 0. All in plain decimal text. */
export function divideWhole(a: string, b: string, decimals: number): string | undefined {
  const scale = Math.max(decimalsOf(a), decimalsOf(b));
  const divisor = toAtomic(b, scale);
  if (divisor === 0n) return undefined;
  const doubled = (toAtomic(a, scale + decimals) * 2n) / divisor;
  return toWhole((doubled + 1n) / 2n, decimals);
}

function group(whole: string): string {
  const [units = '0', fraction] = whole.split('.');
  const grouped = units.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction ? `${grouped}.${fraction}` : grouped;
}

/** "1,234.5 ETH" from plain decimal text. */
export function formatCrypto(whole: string, ticker: string): string {
  return `${group(plainAmount(whole) ?? whole)} ${ticker}`;
}

const isNumeric = (text: string): text is `${number}` => PLAIN.test(text);

/** "€1,234.56" from plain decimal text, with the decimals the currency has. Unknown codes stand after the amount. */
export const formatFiat = (whole: string, code: string) => writtenFiat(whole, code, 'auto');

/** The same without decimals that say nothing, "€1,234": for amounts that can only be whole. */
export const formatWholeFiat = (whole: string, code: string) => writtenFiat(whole, code, 'stripIfInteger');

function writtenFiat(whole: string, code: string, trailingZeroDisplay: 'auto' | 'stripIfInteger'): string {
  if (!isNumeric(whole)) return `${whole} ${code}`;
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency: code, trailingZeroDisplay }).format(
      whole,
    );
  } catch {
    return formatCrypto(whole, code);
  }
}
