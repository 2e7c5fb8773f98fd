import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromByteString } from '../bytes.js';
import { decodeBase64 } from './base64.js';

const decode = (text: string, max = 512) => decodeBase64(fromByteString(text), max);

test('decodes what base64url encodes, padded or not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64url');
      const padded = text.padEnd(Math.ceil(text.length / 4) * 4, '=');
      expect(decode(text)).toEqual(bytes);
      expect(decode(padded)).toEqual(bytes);
    }),
  );
});

test.each([
  ['AA_A', [0x00, 0x0f, 0xc0]],
  ['AA/A', [0x00, 0x0f, 0xc0]],
  // Unknown characters have the value 64: its bit runs over into the neighbour.
  ['AA+A', [0x00, 0x10, 0x00]],
  ['A AA', [0x04, 0x00, 0x00]],
])('%s', (text, bytes) => {
  expect(decode(text)).toEqual(Uint8Array.from(bytes));
});

test.each(['', '=', '==', 'A', 'AAAAA', 'A=='])('%o is not base64', (text) => {
  expect(decode(text)).toBeUndefined();
});

test('more than the application has room for is refused', () => {
  expect(decode('A'.repeat(683))).toHaveLength(512);
  expect(decode('A'.repeat(684))).toBeUndefined();
});
