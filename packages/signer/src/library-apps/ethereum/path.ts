import { ByteReader, bigEndian } from '../../bytes.js';

const MAX_COMPONENTS = 10;

/** `count ‖ count × 4-byte index` from the front of a message; undefined when it is cut short or has no component. */
export function readPath(reader: ByteReader): number[] | undefined {
  const count = reader.byte();
  if (count === undefined || count === 0 || count > MAX_COMPONENTS) return undefined;
  const bytes = reader.take(4 * count);
  if (!bytes) return undefined;
  return Array.from({ length: count }, (_, i) => Number(bigEndian(bytes.subarray(4 * i, 4 * i + 4))));
}
