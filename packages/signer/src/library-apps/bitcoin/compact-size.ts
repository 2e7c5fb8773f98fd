import { type ByteReader, bigEndian } from '../../bytes.js';

const WIDTHS: Record<number, number> = { 253: 2, 254: 4, 255: 8 };

/** Little-endian unsigned value; empty is 0. */
export function littleEndian(bytes: Uint8Array): bigint {
  return bigEndian(bytes.toReversed());
}

export function uint32(value: number): Uint8Array {
  return littleEndianBytes(BigInt(value), 4);
}

export function littleEndianBytes(value: bigint, width: number): Uint8Array {
  return Uint8Array.from({ length: width }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
}

/** Bitcoin's variable-length integer; longer forms than needed are taken. undefined when the data runs short. */
export function readCompactSize(reader: ByteReader): bigint | undefined {
  const first = reader.byte();
  if (first === undefined) return undefined;
  const width = WIDTHS[first];
  if (width === undefined) return BigInt(first);
  const bytes = reader.take(width);
  return bytes && littleEndian(bytes);
}

/** The shortest form. */
export function compactSize(value: number | bigint): Uint8Array {
  const size = BigInt(value);
  if (size < 253n) return Uint8Array.of(Number(size));
  const [prefix, width] = size <= 0xffffn ? [253, 2] : size <= 0xffffffffn ? [254, 4] : [255, 8];
  return Uint8Array.of(prefix, ...littleEndianBytes(size, width));
}
