/**
 * A second decoder, as short as can be: fields in order, the last one of a number wins, values longer than `limits` refuse the whole.
 * Only for what a writer of messages would write: numbers of ten bytes and other oddities are not its business.
 */
export function readPlainly(
  bytes: Uint8Array,
  limits: Readonly<Record<number, number>>,
): Map<number, Uint8Array> | undefined {
  const found = new Map<number, Uint8Array>();
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const key = varint();
    const length = varint();
    if (key % 8 === 0) continue;
    const value = bytes.subarray(at, at + length);
    at += length;
    const tag = Math.floor(key / 8);
    const limit = limits[tag];
    if (limit === undefined) continue;
    if (length > limit) return undefined;
    found.set(tag, value);
  }
  return found;
}
