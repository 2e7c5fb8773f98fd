import { fromHex } from '@exchange-sim/apdu';
import { expect, test } from 'vitest';
import { formatAmount, formatFees } from './amounts.js';

test.each([
  ['', 18, '0 ETH'],
  ['00', 18, '0 ETH'],
  ['01', 18, '0.000000000000000001 ETH'],
  ['0de0b6b3a7640000', 18, '1 ETH'],
  ['013fc3a717fb5000', 18, '0.09000564 ETH'],
  ['64', 0, '100 ETH'],
  ['64', 2, '1 ETH'],
  ['64', 1, '10 ETH'],
  ['ffffffffffffffffffffffffffffffff', 18, '340282366920938463463.374607431768211455 ETH'],
])('%s with %i decimals is %s', (amount, decimals, text) => {
  expect(formatAmount(fromHex(amount), { ticker: 'ETH', decimals }, 50)).toBe(text);
});

test('what does not fit is not printed, trailing zeros included', () => {
  const one = fromHex('01');
  expect(formatAmount(one, { ticker: 'X', decimals: 45 }, 50)).toBe(`0.${'0'.repeat(44)}1 X`);
  expect(formatAmount(one, { ticker: 'XY', decimals: 45 }, 50)).toBeUndefined();
  expect(formatAmount(fromHex('0a'), { ticker: 'X', decimals: 48 }, 50)).toBeUndefined();
  expect(formatAmount(new Uint8Array(33), { ticker: 'X', decimals: 0 }, 50)).toBeUndefined();
});

test('fees lose their ticker before they lose themselves', () => {
  expect(formatFees(100n, 'ETH')).toBe('0.0000000000000001 ETH');
  expect(formatFees(1n, 'T'.repeat(40))).toBe('0.000000000000000001');
  expect(formatFees(10n ** 60n, 'ETH')).toBe('');
});
