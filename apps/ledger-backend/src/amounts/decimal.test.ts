import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ceiling,
  compareDecimals,
  exchangeRate,
  fromAtomic,
  lessShare,
  scaledUp,
  toAtomic,
} from './decimal.js';

const decimal = fc
  .tuple(fc.bigInt(0n, 10n ** 30n - 1n), fc.bigInt(0n, 10n ** 18n - 1n))
  .map(([whole, fraction]) => ({
    text: `${whole}.${fraction.toString().padStart(18, '0')}`,
    value: whole * 10n ** 18n + fraction,
  }));

test('compares as the numbers compare', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      expect(Math.sign(compareDecimals(a.text, b.text))).toBe(
        a.value < b.value ? -1 : a.value > b.value ? 1 : 0,
      );
    }),
  );
});

test.each([
  ['1', '1.0'],
  ['01', '1.000'],
  ['0', '000.0'],
])('%s equals %s', (a, b) => expect(compareDecimals(a, b)).toBe(0));

test('whole and atomic amounts are the same number, and nothing is rounded', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 40n), fc.integer({ min: 0, max: 18 }), (atomic, decimals) => {
      expect(toAtomic(fromAtomic(atomic, decimals), decimals)).toBe(atomic);
    }),
  );
  expect(toAtomic('0.123456789', 8)).toBeUndefined();
  expect(toAtomic('0.1234567800', 8)).toBe(12_345_678n);
  expect(fromAtomic(1n, 8)).toBe('0.00000001');
  expect(fromAtomic(150n, 2)).toBe('1.5');
});

test.each([
  ['0.5', '0.025', '0.05'],
  ['3', '1', '0.333333333333333333'],
  ['0', '1', '0'],
])('%s gives %s at the rate %s', (from, to, rate) => expect(exchangeRate(from, to)).toBe(rate));

test.each([
  ['100', '0.01', 6, '99'],
  ['0.00000003', '0.5', 8, '0.00000002'],
  ['265.582305', '0.03', 6, '257.614836'],
  ['1', '0', 18, '1'],
  ['1', '1', 8, '0'],
])('%s less the share %s, with %d decimals, is %s', (amount, share, decimals, left) =>
  expect(lessShare(amount, share, decimals)).toBe(left),
);

test.each([
  ['30', '30'],
  ['30.000000000000000001', '31'],
  ['0', '0'],
])('%s is rounded up to %s', (amount, whole) => expect(ceiling(amount)).toBe(whole));

test.each([
  ['100', '0.1', '0.05', '200'],
  ['100', '0.1', '0.3', '34'],
  ['100', '0.000000000000000001', '1', '1'],
  ['999999999999', '3', '1', '2999999999997'],
  ['100', '1', '0.05263157894736842', '1900'],
  ['50', '0', '0.2', '0'],
])('%s, scaled by %s to %s, is %s', (amount, wanted, had, scaled) =>
  expect(scaledUp(amount, wanted, had)).toBe(scaled),
);
