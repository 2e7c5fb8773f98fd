/** Compares two plain decimals exactly, as text: negative when `a` is less, positive when it is greater, 0 when equal. */
export function compareDecimals(a: string, b: string): number {
  const [wholeA = '', fractionA = ''] = a.split('.');
  const [wholeB = '', fractionB = ''] = b.split('.');
  const whole = compareDigits(wholeA.replace(/^0+/, ''), wholeB.replace(/^0+/, ''));
  if (whole !== 0) return whole;
  const length = Math.max(fractionA.length, fractionB.length);
  return compareDigits(fractionA.padEnd(length, '0'), fractionB.padEnd(length, '0'));
}

function compareDigits(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A plain decimal in units of 10^-decimals; `undefined` when it is finer than that. */
export function toAtomic(whole: string, decimals: number): bigint | undefined {
  const [digits = '', fraction = ''] = whole.split('.');
  const kept = fraction.replace(/0+$/, '');
  return kept.length > decimals ? undefined : BigInt(digits + kept.padEnd(decimals, '0'));
}

/** The plain decimal of so many units of 10^-decimals. */
export function fromAtomic(atomic: bigint, decimals: number): string {
  const digits = atomic.toString().padStart(decimals + 1, '0');
  const at = digits.length - decimals;
  const fraction = digits.slice(at).replace(/0+$/, '');
  return digits.slice(0, at) + (fraction && `.${fraction}`);
}

const PLACES = 18;
const units = (text: string) => toAtomic(text, PLACES) ?? 0n;

/** `amountTo` for one whole `amountFrom`, cut after 18 decimals; `0` for nothing. */
export function exchangeRate(amountFrom: string, amountTo: string): string {
  const from = units(amountFrom);
  return from === 0n ? '0' : fromAtomic((units(amountTo) * 10n ** BigInt(PLACES)) / from, PLACES);
}

/** The least whole number of smallest units (10^-`decimals`) that is not below an amount less a share of it, `0.01` = 1 %. */
export function lessShare(amount: string, share: string, decimals: number): string {
  const one = 10n ** BigInt(PLACES);
  const unit = one * 10n ** BigInt(PLACES - decimals);
  const left = units(amount) * (one - units(share));
  return fromAtomic((left + unit - 1n) / unit, decimals);
}

/** The least whole number that is not below an amount. */
export function ceiling(amount: string): string {
  const one = 10n ** BigInt(PLACES);
  return String((units(amount) + one - 1n) / one);
}

/** JSON numbers have 15 digits that can be relied on. */
const PRECISION = 10n ** 15n;

/**
 * `amount` times `wanted` by `had`, then the least whole number not below it. `had` is not 0 and was a JSON number: what the
 * product is above a whole number because of its last digits does not count.
 */
export function scaledUp(amount: string, wanted: string, had: string): string {
  const product = units(amount) * units(wanted) * (PRECISION - 1n);
  const divisor = units(had) * 10n ** BigInt(PLACES) * PRECISION;
  return String((product + divisor - 1n) / divisor);
}
