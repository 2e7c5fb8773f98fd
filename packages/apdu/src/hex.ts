/** Lower-case hex of `bytes`, without prefix. */
export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

/** Bytes of a hex string of even length, any case, no prefix. Throws a `RangeError` naming the first bad character. */
export function fromHex(hex: string): Uint8Array {
  const bad = hex.search(/[^0-9a-fA-F]/);
  if (bad >= 0) throw new RangeError(`not hex: character "${hex[bad]}" at position ${bad}`);
  if (hex.length % 2 === 1) throw new RangeError(`not whole bytes: ${hex.length} hex digits`);
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) =>
    Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16),
  );
}

export function hexByte(value: number): string {
  return value.toString(16).padStart(2, '0').toUpperCase();
}

export function hexWord(value: number): string {
  return value.toString(16).padStart(4, '0').toUpperCase();
}
