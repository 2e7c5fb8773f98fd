import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toAtomic, toWhole } from '../money/decimal.js';
import { price, type Wish } from './pricing.js';

const wish: Wish = {
  cryptoCurrency: 'ethereum',
  fiatCurrency: 'EUR',
  cryptoAmount: '0.5',
  paymentMethod: 'sepa',
};

test('1 % for the provider, 0.5 % for Ledger, the rest for the user', () => {
  expect(price(wish)).toEqual({
    rate: '2469.13',
    fiatAmount: '1216.04',
    providerFees: '12.35',
    referralFees: '6.17',
  });
});

test('whatever the amount, the parts make the whole, to the cent', () => {
  const amount = fc.bigInt({ min: 2n * 10n ** 16n, max: 10n ** 19n }).map((atomic) => toWhole(atomic, 18));
  fc.assert(
    fc.property(amount, (cryptoAmount) => {
      const { rate, fiatAmount, providerFees, referralFees } = price({ ...wish, cryptoAmount });
      const cents = [fiatAmount, providerFees, referralFees].map((text) => toAtomic(text, 2));
      expect(cents.reduce((sum, part) => sum + part)).toBe(
        (toAtomic(cryptoAmount, 18) * toAtomic(rate, 2)) / 10n ** 18n,
      );
      for (const text of [fiatAmount, providerFees, referralFees]) expect(text).toMatch(/^\d+\.\d\d$/);
    }),
  );
});

test.each([
  [{ cryptoCurrency: 'bitcoin' }, 404, 'CURRENCY_FROM_NOT_FOUND_ERROR'],
  [{ fiatCurrency: 'CHF' }, 404, 'CURRENCY_TO_NOT_FOUND_ERROR'],
  [{ paymentMethod: 'ach' }, 404, 'PAYMENT_METHOD_NOT_FOUND_ERROR'],
  [{ country: 'JP' }, 404, 'PAYMENT_METHOD_NOT_FOUND_ERROR'],
  [{ country: 'US' }, 404, 'PAYMENT_METHOD_NOT_FOUND_ERROR'],
  [{ cryptoAmount: '0.000000000000000001' }, 400, 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR'],
  [{ cryptoAmount: '10.000000000000000001' }, 400, 'FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR'],
  [{ cryptoAmount: '3', paymentMethod: 'card' }, 400, 'FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR'],
] as const)('%o is refused with %s %s', (change, status, messageKey) => {
  expect(() => price({ ...wish, ...change })).toThrow(expect.objectContaining({ status, messageKey }));
});

test('the limits that are named are accepted, and nothing beyond them', () => {
  const limitsOf = (paymentMethod: 'sepa' | 'card') => {
    try {
      price({ ...wish, paymentMethod, cryptoAmount: '0' });
    } catch (error) {
      return (error as { details: { minRequiredAmount: string; maxRequiredAmount: string } }).details;
    }
    throw new Error('zero was accepted');
  };
  for (const paymentMethod of ['sepa', 'card'] as const) {
    const { minRequiredAmount: min, maxRequiredAmount: max } = limitsOf(paymentMethod);
    const at = (cryptoAmount: string) => () => price({ ...wish, paymentMethod, cryptoAmount });
    const shifted = (text: string, by: bigint) => toWhole(toAtomic(text, 18) + by, 18);
    expect(at(min)).not.toThrow();
    expect(at(max)).not.toThrow();
    expect(at(shifted(min, -1n))).toThrow('less than the least');
    expect(at(shifted(max, 1n))).toThrow('more than the most');
  }
});
