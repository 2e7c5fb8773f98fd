import { DecodeError, WireReader } from './wire-reader.js';

/** A `char[]` of fixed size: a shorter second occurrence leaves the tail of the first behind its NUL, as in the genuine memory. */
export interface StringField {
  kind: 'string';
  memory: Uint8Array;
}

export interface BytesField {
  kind: 'bytes';
  memory: Uint8Array;
  length: number;
}

export interface UintField {
  kind: 'uint32';
  value: number;
}

export interface MessageField<Fields extends FieldTable = FieldTable> {
  kind: 'message';
  fields: Fields;
}

export type Field = StringField | BytesField | UintField | MessageField;
/** Fields by protobuf number. */
export type FieldTable = { readonly [tag: number]: Field };

/** A string of at most `max` bytes. */
export function stringField(max: number): StringField {
  return { kind: 'string', memory: new Uint8Array(max + 1) };
}

/** At most `max` bytes. */
export function bytesField(max: number): BytesField {
  return { kind: 'bytes', memory: new Uint8Array(max), length: 0 };
}

export function uintField(): UintField {
  return { kind: 'uint32', value: 0 };
}

export function bytesOf(field: BytesField): Uint8Array {
  return field.memory.subarray(0, field.length);
}

function readString(field: StringField, reader: WireReader): void {
  const bytes = reader.delimited();
  if (bytes.length >= field.memory.length) throw new DecodeError('string overflow');
  field.memory.set(bytes);
  field.memory[bytes.length] = 0;
}

function readBytes(field: BytesField, reader: WireReader): void {
  const bytes = reader.delimited();
  if (bytes.length > field.memory.length) throw new DecodeError('bytes overflow');
  field.memory.set(bytes);
  field.length = bytes.length;
}

function readUint(field: UintField, reader: WireReader): void {
  const value = reader.varint64();
  if (value > 0xffffffffn) throw new DecodeError('integer too large');
  field.value = Number(value);
}

function readField(field: Field, reader: WireReader): void {
  if (field.kind === 'string') readString(field, reader);
  else if (field.kind === 'bytes') readBytes(field, reader);
  else if (field.kind === 'uint32') readUint(field, reader);
  else decodeInto(field.fields, reader.delimited());
}

/**
 * Decodes `bytes` into `fields`, which hold their defaults. The last occurrence of a field wins, submessages merge, the wire
 * type of a known field is not looked at, and a zero tag ends the message. Throws a `DecodeError`.
 */
export function decodeInto(fields: FieldTable, bytes: Uint8Array): void {
  const reader = new WireReader(bytes);
  while (!reader.atEnd) {
    const key = reader.varint32();
    if (key === 0) return;
    const field = fields[key >>> 3];
    if (field) readField(field, reader);
    else reader.skip(key & 7);
  }
}
