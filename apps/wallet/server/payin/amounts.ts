import type { WalletCurrency } from '@exchange-sim/contract';

/** Big-endian bytes as an unsigned integer; none = 0. */
export function bigintOf(bytes: Uint8Array): bigint {
  const hex = Buffer.from(bytes).toString('hex');
  return hex === '' ? 0n : BigInt(`0x${hex}`);
}

/** An amount in whole units as people read it: thousands grouped, trailing zeros of the fraction gone. */
export function wholeText(atomic: bigint, decimals: number, leastDecimals = 0): string {
  const digits = atomic.toString().padStart(decimals + 1, '0');
  const split = digits.length - decimals;
  const fraction = digits.slice(split).replace(/0+$/, '').padEnd(leastDecimals, '0');
  const grouped = digits.slice(0, split).replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === '' ? grouped : `${grouped}.${fraction}`;
}

/** The same with the ticker: `1,234.5 USDC`. */
export function amountText(atomic: bigint, { decimals, ticker }: WalletCurrency): string {
  return `${wholeText(atomic, decimals)} ${ticker}`;
}

/** Plain decimal text of whole units in atomic ones; `undefined` when it has digits below the smallest unit. */
export function atomicOf(whole: string, decimals: number): bigint | undefined {
  const [integer = '0', fraction = ''] = whole.split('.');
  if (/[1-9]/.test(fraction.slice(decimals))) return undefined;
  return BigInt(integer + fraction.slice(0, decimals).padEnd(decimals, '0'));
}

/** The same, with what is below the smallest unit dropped. */
export function atomicBelow(whole: string, decimals: number): bigint {
  const [integer = '0', fraction = ''] = whole.split('.');
  return BigInt(integer + fraction.slice(0, decimals).padEnd(decimals, '0'));
}
