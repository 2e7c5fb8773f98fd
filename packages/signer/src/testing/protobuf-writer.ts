import { concatBytes } from '@noble/hashes/utils.js';
import { fromByteString } from '../bytes.js';

export type Value = string | Uint8Array | number;

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(Math.floor(value / 128))];
}

/** One field: strings (byte strings) and bytes are length-delimited, numbers are varints. */
export function field(tag: number, value: Value): Uint8Array {
  if (typeof value === 'number') return Uint8Array.from([...varint(tag * 8), ...varint(value)]);
  const bytes = typeof value === 'string' ? fromByteString(value) : value;
  return Uint8Array.from([...varint(tag * 8 + 2), ...varint(bytes.length), ...bytes]);
}

export function message(fields: ReadonlyArray<readonly [tag: number, value: Value]>): Uint8Array {
  return concatBytes(...fields.map(([tag, value]) => field(tag, value)));
}
