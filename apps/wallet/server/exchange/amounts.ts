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
