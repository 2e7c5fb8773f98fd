import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDecimals } from './decimal.js';

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
