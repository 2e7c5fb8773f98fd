import { PayloadError } from './payload-error.js';

/** `coefficient` · 10^−`exponent`, the message `UDecimal`. */
export interface UDecimal {
  coefficient: bigint;
  exponent: number;
}

const CLAUSE =
  'out_amount is a UDecimal: coefficient of at most 64 significant bits, exponent up to 255, not zero';

/** A plain decimal text in whole units ("1234.56") as `UDecimal`; the text's own decimals are kept. */
export function parseDecimal(text: string, field = 'out_amount'): UDecimal {
  const match = /^(\d{1,40})(?:\.(\d{1,255}))?$/.exec(text);
  if (!match)
    throw new PayloadError(field, CLAUSE, `"${text}" is not a plain decimal: write digits, e.g. "1234.56"`);
  const [, integer = '', fraction = ''] = match;
  const decimal = { coefficient: BigInt(integer + fraction), exponent: fraction.length };
  if (decimal.coefficient >= 1n << 64n)
    throw new PayloadError(field, CLAUSE, `${text} has more digits than the signer can show: round it`);
  return decimal;
}

/** The inverse of `parseDecimal`. */
export function formatDecimal({ coefficient, exponent }: UDecimal): string {
  const digits = coefficient.toString().padStart(exponent + 1, '0');
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** Unsigned big-endian bytes of minimal length; none for zero. */
export function bigintToBytes(value: bigint): Uint8Array {
  if (value < 0n) throw new RangeError('an amount is not negative');
  if (value === 0n) return new Uint8Array();
  const hex = value.toString(16);
  return Uint8Array.from(Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex'));
}

/** Unsigned big-endian integer; leading zeros do not matter. */
export function bytesToBigint(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}
