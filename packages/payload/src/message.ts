import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { bigintToBytes, bytesToBigint, formatDecimal, parseDecimal, type UDecimal } from './decimal.js';
import type { Field } from './fields.js';
import { checkField } from './limits.js';
import { PayloadError } from './payload-error.js';

type Fields = Record<string, Field>;
type Loose = Record<string, string | Uint8Array | bigint | undefined>;

const utf8 = new TextEncoder();

/** Protobuf of a message, checked against the device app's limits. Throws `PayloadError`. */
export function encodeMessage(fields: Fields, values: Loose): Uint8Array {
  const writer = new BinaryWriter();
  for (const [key, field] of Object.entries(fields)) {
    const value = values[key];
    if (value === undefined || value === '') {
      if (field.required) throw missing(field);
      continue;
    }
    const bytes = field.kind === 'decimal' ? encodeDecimal(field, String(value)) : plainBytes(value);
    if (field.kind !== 'decimal') checkField(field, bytes);
    if (bytes.length > 0) writer.tag(field.no, WireType.LengthDelimited).bytes(bytes);
    else if (field.required) throw missing(field);
  }
  return writer.finish();
}

/**
 * Reads a message as the device app does: unknown fields are skipped, the last occurrence of a field wins, embedded messages
 * are merged, limits hold for every occurrence. Throws `PayloadError`.
 */
export function decodeMessage(fields: Fields, bytes: Uint8Array): Loose {
  const byNumber = new Map(Object.entries(fields).map(([key, field]) => [field.no, { key, field }]));
  const values: Loose = {};
  const decimals = new Map<string, UDecimal>();
  read(bytes, (reader, no, wireType) => {
    const known = byNumber.get(no);
    if (!known) return reader.skip(wireType, no);
    const { key, field } = known;
    if (wireType !== WireType.LengthDelimited)
      throw malformed(field.name, `has wire type ${wireType}, not 2`);
    const raw = reader.bytes();
    if (field.kind === 'decimal') decimals.set(key, decodeDecimal(field, raw, decimals.get(key)));
    else values[key] = plainValue(field, raw);
  });
  for (const [key, decimal] of decimals) values[key] = formatDecimal(decimal);
  for (const [key, field] of Object.entries(fields))
    if (field.required && values[key] === undefined) throw missing(field);
  return values;
}

function plainBytes(value: string | Uint8Array | bigint): Uint8Array {
  if (typeof value === 'string') return utf8.encode(value);
  return typeof value === 'bigint' ? bigintToBytes(value) : value;
}

function plainValue(field: Field, raw: Uint8Array): string | Uint8Array | bigint {
  checkField(field, raw);
  if (field.kind === 'amount') return bytesToBigint(raw);
  if (field.kind === 'bytes') return raw.slice();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    throw malformed(field.name, 'is not UTF-8');
  }
}

function encodeDecimal(field: Field, text: string): Uint8Array {
  const { coefficient, exponent } = parseDecimal(text, field.name);
  const writer = new BinaryWriter();
  if (coefficient > 0n) writer.tag(1, WireType.LengthDelimited).bytes(bigintToBytes(coefficient));
  if (exponent > 0) writer.tag(2, WireType.Varint).uint32(exponent);
  return writer.finish();
}

function decodeDecimal(field: Field, raw: Uint8Array, before: UDecimal | undefined): UDecimal {
  const decimal = { coefficient: 0n, exponent: 0, ...before };
  read(raw, (reader, no, wireType) => {
    if (no === 1 && wireType === WireType.LengthDelimited) {
      const bytes = reader.bytes();
      checkField({ ...field, name: `${field.name}.coefficient`, kind: 'bytes' }, bytes);
      decimal.coefficient = bytesToBigint(bytes);
    } else if (no === 2 && wireType === WireType.Varint) decimal.exponent = reader.uint32();
    else if (no === 1 || no === 2)
      throw malformed(field.name, `has wire type ${wireType} in its field ${no}`);
    else reader.skip(wireType, no);
  });
  if (decimal.exponent > 255) throw malformed(field.name, `has exponent ${decimal.exponent}, at most 255`);
  return decimal;
}

function read(
  bytes: Uint8Array,
  field: (reader: BinaryReader, no: number, wireType: WireType) => unknown,
): void {
  const reader = new BinaryReader(bytes);
  try {
    while (reader.pos < reader.len) {
      const [no, wireType] = reader.tag();
      if (wireType === WireType.StartGroup || wireType === WireType.EndGroup)
        throw malformed('payload', 'has a group');
      field(reader, no, wireType);
    }
  } catch (error) {
    if (error instanceof PayloadError) throw error;
    throw malformed('payload', `is not protobuf (${error instanceof Error ? error.message : error})`);
  }
}

function missing(field: Field): PayloadError {
  return new PayloadError(field.name, `${field.name} is required`, 'is missing: set it');
}

function malformed(field: string, problem: string): PayloadError {
  return new PayloadError(field, 'The payload is a protobuf message the device app can read', problem);
}
