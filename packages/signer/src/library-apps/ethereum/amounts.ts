import { bigEndian } from '../../bytes.js';

/** Buffer sizes of the genuine application, the terminating NUL included; what does not fit is not printed. */
export const PRINTED_AMOUNT_SIZE = 50;
export const FULL_AMOUNT_SIZE = 131;

const MAX_AMOUNT_BYTES = 32;

/**
 * Shifts the point of a decimal number, "123" with 2 decimals to "1.23", without trailing zeros. undefined when the number
 * with all its zeros would not fit into `size`.
 */
function shiftPoint(digits: string, decimals: number, size: number): string | undefined {
  if (digits === '0') return digits;
  if (digits.length <= decimals) {
    if (size < decimals + 3) return undefined;
    return `0.${digits.padStart(decimals, '0')}`.replace(/0+$/, '');
  }
  if (size < digits.length + 2) return undefined;
  if (decimals === 0) return digits;
  const point = digits.length - decimals;
  return `${digits.slice(0, point)}.${digits.slice(point)}`.replace(/\.?0+$/, '');
}

/** "1.5 ETH" of an amount in atomic units; undefined when it does not fit into `size` bytes with its NUL. */
export function formatAmount(
  amount: Uint8Array,
  { ticker, decimals }: { ticker: string; decimals: number },
  size: number,
): string | undefined {
  if (amount.length > MAX_AMOUNT_BYTES) return undefined;
  const number = shiftPoint(bigEndian(amount).toString(), decimals, size);
  if (number === undefined || number.length + ticker.length + 2 > size) return undefined;
  return `${number} ${ticker}`;
}

/** Fees as the signing check prints them: too long a ticker is left out, too long a number as well. */
export function formatFees(fees: bigint, ticker: string): string {
  const number = shiftPoint(fees.toString(), 18, PRINTED_AMOUNT_SIZE);
  if (number === undefined) return '';
  return number.length + ticker.length + 2 > PRINTED_AMOUNT_SIZE ? number : `${number} ${ticker}`;
}
