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
