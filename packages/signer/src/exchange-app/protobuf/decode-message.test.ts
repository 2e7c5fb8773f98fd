import { fromHex, toHex } from '@exchange-sim/apdu';
import { concatBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cString } from '../../bytes.js';
import { field, message } from '../../testing/protobuf-writer.js';
import { bytesField, bytesOf, decodeInto, stringField, uintField } from './decode-message.js';
import { DecodeError } from './wire-reader.js';

function table() {
  const inner = { 1: bytesField(16), 2: uintField() } as const;
  return { 1: stringField(9), 2: bytesField(4), 3: { kind: 'message', fields: inner }, inner } as const;
}

function decode(...parts: Uint8Array[]) {
  const fields = table();
  decodeInto(fields, concatBytes(...parts));
  return {
    text: cString(fields[1].memory),
    bytes: toHex(bytesOf(fields[2])),
    coefficient: toHex(bytesOf(fields.inner[1])),
    exponent: fields.inner[2].value,
  };
}

const nothing = { text: '', bytes: '', coefficient: '', exponent: 0 };

test('missing fields have their defaults, an empty message is fine', () => {
  expect(decode()).toEqual(nothing);
});

test('the last occurrence of a field wins, submessages merge', () => {
  const amount = (...fields: Parameters<typeof message>[0]) => field(3, message(fields));
  expect(decode(field(1, 'one'), field(1, 'two'), amount([1, fromHex('ff')]), amount([2, 7]))).toEqual({
    ...nothing,
    text: 'two',
    coefficient: 'ff',
    exponent: 7,
  });
});

test('a shorter second string leaves the tail of the first in memory', () => {
  const fields = table();
  decodeInto(fields, concatBytes(field(1, 'abc:def'), field(1, 'x')));
  expect(cString(fields[1].memory)).toBe('x');
  expect(cString(fields[1].memory.subarray(3))).toBe(':def');
});

test('strings may contain NUL, which hides what follows', () => {
  expect(decode(field(1, 'ETH\0XX'))).toMatchObject({ text: 'ETH' });
});

test('a zero key ends the message', () => {
  expect(decode(field(1, 'a'), fromHex('00ffffff'))).toMatchObject({ text: 'a' });
});

test.each([
  ['varint', 'a80180fc01'],
  ['varint of eleven bytes', 'a801ffffffffffffffffffff01'],
  ['64 bits', 'a9010102030405060708'],
  ['bytes', 'aa0103010203'],
  ['32 bits', 'ad0101020304'],
  ['non-minimal key', 'a881800001'],
])('an unknown field is skipped: %s', (_type, hex) => {
  expect(decode(fromHex(hex), field(1, 'a'))).toMatchObject({ text: 'a' });
});

test('the wire type of a known field is not looked at', () => {
  expect(decode(fromHex('0802'), fromHex('4142'))).toMatchObject({ text: 'AB' });
});

test.each([
  ['a string too long by one', field(1, '0123456789')],
  ['bytes too long by one', field(2, fromHex('0102030405'))],
  ['an exponent of more than 32 bits', field(3, fromHex('108080808010'))],
  ['a group', fromHex('a301')],
  ['an undefined wire type', fromHex('a601')],
  ['a key cut short', fromHex('80')],
  ['a length beyond the end', fromHex('0a05')],
  ['a length beyond 32 bits', fromHex('0affffffff7f')],
  ['a varint cut short', fromHex('a801ff')],
])('%s is an error', (_what, bytes) => {
  expect(() => decode(bytes)).toThrow(DecodeError);
});

test('a length written as a negative 64-bit number is read as its low 32 bits', () => {
  expect(() => decode(fromHex('0affffffffffffffffff01'))).toThrow('end of stream');
});

test('whatever comes in, nothing but a DecodeError comes out', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        decode(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(DecodeError);
      }
    }),
  );
});
