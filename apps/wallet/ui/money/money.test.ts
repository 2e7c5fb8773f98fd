import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWhole,
  compareWhole,
  divideWhole,
  formatCrypto,
  formatFiat,
  formatWholeFiat,
  plainAmount,
  toAtomic,
  toWhole,
} from './money.js';

describe('money', () => {
  it.each([
    ['0.5', '0.5'],
    ['.5', '0.5'],
    ['1,234.50', '1234.5'],
    ['1,234,567', '1234567'],
    ['1,5', undefined],
    ['1,23,456', undefined],
    ['007', '7'],
    ['0.', '0'],
    ['', undefined],
    ['1e3', undefined],
    ['-1', undefined],
    ['1.2.3', undefined],
    ['abc', undefined],
  ])('reads %j as %j', (typed, plain) => {
    expect(plainAmount(typed)).toBe(plain);
  });

  it('goes from atomic to whole and back without loss', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.nat({ max: 18 }), (atomic, decimals) => {
        expect(toAtomic(toWhole(atomic, decimals), decimals)).toBe(atomic);
      }),
    );
  });

  it('compares and adds across different numbers of decimals', () => {
    expect(compareWhole('0.1', '0.10')).toBe(0);
    expect(compareWhole('9', '10')).toBe(-1);
    expect(compareWhole('0.3', '0.29999')).toBe(1);
    expect(addWhole('0.1', '0.2')).toBe('0.3');
    expect(addWhole('12.34', '0')).toBe('12.34');
  });

  it('divides, rounding half up', () => {
    expect(divideWhole('100', '0.0405', 2)).toBe('2469.14');
    expect(divideWhole('1', '8', 2)).toBe('0.13');
    expect(divideWhole('2', '3', 0)).toBe('1');
    expect(divideWhole('1', '0.0', 2)).toBeUndefined();
  });

  it('groups, keeps every decimal of a coin and never turns scientific', () => {
    expect(formatCrypto('1234567.000000000000000001', 'ETH')).toBe('1,234,567.000000000000000001 ETH');
    expect(formatCrypto('0.000000001', 'ETH')).toBe('0.000000001 ETH');
    expect(formatCrypto('0.500', 'ETH')).toBe('0.5 ETH');
  });

  it('writes fiat with the decimals of its currency', () => {
    expect(formatFiat('1234.5', 'EUR')).toBe('€1,234.50');
    expect(formatFiat('1234', 'JPY')).toBe('¥1,234');
    expect(formatFiat('9007199254740993.01', 'USD')).toBe('$9,007,199,254,740,993.01');
    expect(formatFiat('5', 'not a code')).toBe('5 not a code');
    expect(formatWholeFiat('1234', 'EUR')).toBe('€1,234');
    expect(formatWholeFiat('0.5', 'EUR')).toBe('€0.50');
  });
});
