import { bigEndian } from './bytes.js';

/** One tag with its value; `raw` is the whole encoding, which is what signatures cover. */
export interface TlvField {
  tag: number;
  value: Uint8Array;
  raw: Uint8Array;
}

/** A DER-style number: one byte below 80, or 81–84 and as many bytes. */
function readNumber(bytes: Uint8Array, offset: number): { value: number; next: number } | undefined {
  const first = bytes[offset];
  if (first === undefined || first < 0x80)
    return first === undefined ? undefined : { value: first, next: offset + 1 };
  const length = first & 0x7f;
  const next = offset + 1 + length;
  if (length === 0 || length > 4 || next > bytes.length) return undefined;
  const value = Number(bigEndian(bytes.subarray(offset + 1, next)));
  return value > 0xffff ? undefined : { value, next };
}

/** The fields of a descriptor in order; undefined when its encoding is broken. */
export function readTlv(bytes: Uint8Array): TlvField[] | undefined {
  const fields: TlvField[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    const tag = readNumber(bytes, offset);
    const length = tag && readNumber(bytes, tag.next);
    if (!tag || !length || length.next + length.value > bytes.length) return undefined;
    const end = length.next + length.value;
    fields.push({
      tag: tag.value,
      value: bytes.subarray(length.next, end),
      raw: bytes.subarray(offset, end),
    });
    offset = end;
  }
  return fields;
}

/** What a tag may hold: a number of at most `maxValue`, or `min` to `max` bytes. */
export type TlvRule = { maxValue: bigint } | { min: number; max?: number };

function obeys({ value }: TlvField, rule: TlvRule): boolean {
  if ('maxValue' in rule) return value.length > 0 && value.length <= 8 && bigEndian(value) <= rule.maxValue;
  return value.length >= rule.min && value.length <= (rule.max ?? Number.POSITIVE_INFINITY);
}

/**
 * Fields by tag, each at most once, all known to `rules` and obeying them; undefined otherwise. `signed` is what the
 * signature (tag 15) covers.
 */
export function parseTlv(
  bytes: Uint8Array,
  rules: ReadonlyMap<number, TlvRule>,
): { values: Map<number, Uint8Array>; signed: Uint8Array } | undefined {
  const values = new Map<number, Uint8Array>();
  const signed: number[] = [];
  for (const field of readTlv(bytes) ?? [undefined]) {
    const rule = field && rules.get(field.tag);
    if (!rule || values.has(field.tag) || !obeys(field, rule)) return undefined;
    values.set(field.tag, field.value);
    if (field.tag !== SIGNATURE_TAG) signed.push(...field.raw);
  }
  return { values, signed: Uint8Array.from(signed) };
}

export const SIGNATURE_TAG = 0x15;
