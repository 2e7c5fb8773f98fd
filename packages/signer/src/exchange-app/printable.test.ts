import { fromHex } from '@exchange-sim/apdu';
import { expect, test } from 'vitest';
import { PrintableAmounts } from './printable.js';

function fiat(coefficient: string, exponent: number, currency = 'USD', send = '') {
  const printable = new PrintableAmounts();
  printable.write('send', send);
  return printable.writeFiat(currency, fromHex(coefficient), exponent) ? printable.read('get') : undefined;
}

test.each([
  ['04d2', 2, 'USD 12.34'],
  ['01', 3, 'USD 0.001'],
  ['', 2, 'USD 0.00'],
  ['64', 0, 'USD 100.'],
  ['3039', 256, 'USD 12345.'],
  ['3039', 258, 'USD 123.45'],
  ['7fffffffffffffff', 2, 'USD 92233720368547758.07'],
  ['8000000000000000', 2, 'USD -92233720368547758.08'],
  ['0500000000000004d2', 2, 'USD 12.34'],
  ['ffffffffffffffff', 2, 'USD 0.-1'],
])('coefficient %s with exponent %i is %s', (coefficient, exponent, text) => {
  expect(fiat(coefficient, exponent)).toBe(text);
});

test('the longest that fits, the one that runs into the amount sent, and the one that does not fit', () => {
  expect(fiat('07', 43)).toBe(`USD 0.${'0'.repeat(42)}7`);
  expect(fiat('07', 44, 'USD', '1 ETH')).toBe(`USD 0.${'0'.repeat(43)}71 ETH`);
  expect(fiat('07', 45)).toBeUndefined();
  expect(fiat('0400', 46, 'USD', '1 ETH')).toBe(`USD 0.${'0'.repeat(42)}101 ETH`);
});

test('strings are cut to 49 bytes', () => {
  const printable = new PrintableAmounts();
  printable.write('fees', 'x'.repeat(60));
  expect(printable.read('fees')).toBe('x'.repeat(49));
});
