import { expect, test } from 'vitest';
import { crypto, fiat, middleCut, percent } from './money.js';

test('fiat is grouped with the decimals of its currency', () => {
  expect(fiat('1234.5', 'EUR', 'en')).toBe('€1,234.50');
  expect(fiat('1234', 'JPY', 'en')).toBe('¥1,234');
  expect(fiat('1234.5', 'EUR', 'de')).toBe('1.234,50\u00a0€');
});

test('crypto keeps all its decimals, also beyond what a JS number holds', () => {
  expect(crypto('0.000000000000000001', 'ETH', 'en')).toBe('0.000000000000000001 ETH');
  expect(crypto('12345678.123456789012345678', 'ETH', 'en')).toBe('12,345,678.123456789012345678 ETH');
});

test('long identifiers are cut in the middle, short ones are not', () => {
  expect(middleCut(`0x${'a'.repeat(64)}`)).toBe('0xaaaaaa…aaaaaaaa');
  expect(middleCut('short')).toBe('short');
});

test('ratios are per cent without rounding what is small', () => {
  expect(percent('0.03', 'en')).toBe('3%');
  expect(percent('0.0005', 'en')).toBe('0.05%');
  expect(percent('1', 'de')).toBe('100\u00a0%');
});
