import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toAtomic, toWhole } from '../money/decimal.js';
import { type BuyWish, priceBuy } from './buy-pricing.js';
import { FIAT_DECIMALS, FIAT_RATES, FIATS, RATE_DECIMALS } from './fiat-market.js';
import { SWAP_ASSETS } from './swap-assets.js';

const FIELDS = { crypto: 'to', fiat: 'from', method: 'method', amount: 'amount' };
const priced = (wish: Partial<BuyWish>) =>
  priceBuy(
    {
      cryptoCurrency: 'ethereum',
      fiatCurrency: 'EUR',
      paymentMethod: 'sepa',
      country: 'FR',
      amount: { fiat: '100' },
      ...wish,
    },
    FIELDS,
  );
const cents = (whole: string) => toAtomic(whole, FIAT_DECIMALS);

test('what is paid, less both fees and the network fee of the delivery, at the market’s price', () => {
  expect(priced({})).toEqual({
    fiatAmount: '100.00',
    // (100.00 - 1.00 - 0.50 - 0.63) / 2469.13
    cryptoAmount: '0.03963744',
    rate: '2469.13',
    providerFees: '1.00',
    referralFees: '0.50',
    networkFees: '0.63',
  });
});

test('US dollars buy at the prices of swaps', () => {
  for (const { ledgerId, usdCents } of SWAP_ASSETS)
    expect(cents(FIAT_RATES[ledgerId]?.USD ?? '0')).toBe(usdCents);
});

const market = fc.record({
  asset: fc.constantFrom(...SWAP_ASSETS),
  fiatCurrency: fc.constantFrom(...FIATS),
});

test('whatever is paid, the user gets its worth after fees, within the smallest step; a JSON number carries it', () => {
  fc.assert(
    fc.property(market, fc.bigInt({ min: 3_000n, max: 2_500_000n }), ({ asset, fiatCurrency }, paid) => {
      const { ledgerId: cryptoCurrency, decimals } = asset;
      const wish = { cryptoCurrency, fiatCurrency, amount: { fiat: toWhole(paid, FIAT_DECIMALS) } };
      const price = priced(wish);
      expect(cents(price.fiatAmount)).toBe(paid);
      const net = paid - cents(price.providerFees) - cents(price.referralFees) - cents(price.networkFees);
      const step = 10n ** BigInt(Math.max(0, decimals - 8));
      const coins = toAtomic(price.cryptoAmount, decimals);
      const worth = (amount: bigint) => amount * toAtomic(price.rate, RATE_DECIMALS);
      const scaled = net * 10n ** BigInt(RATE_DECIMALS - FIAT_DECIMALS + decimals);
      expect(worth(coins) <= scaled && scaled < worth(coins + step)).toBe(true);
      expect(Number(price.cryptoAmount)).toBe(Number.parseFloat(price.cryptoAmount));
      expect(toAtomic(String(Number(price.cryptoAmount)), decimals)).toBe(coins);
    }),
  );
});

test('coins asked for cost the least payment that brings them', () => {
  fc.assert(
    fc.property(market, fc.bigInt({ min: 3_000n, max: 2_500_000n }), ({ asset, fiatCurrency }, paid) => {
      const common = { cryptoCurrency: asset.ledgerId, fiatCurrency };
      const { cryptoAmount } = priced({ ...common, amount: { fiat: toWhole(paid, FIAT_DECIMALS) } });
      const asked = priced({ ...common, amount: { crypto: cryptoAmount } });
      expect(asked.cryptoAmount).toBe(cryptoAmount);
      expect(cents(asked.fiatAmount) <= paid).toBe(true);
      const cheaper = { fiat: toWhole(cents(asked.fiatAmount) - 1n, FIAT_DECIMALS) };
      if (cents(asked.fiatAmount) <= 3_000n) return;
      const less = priced({ ...common, amount: cheaper }).cryptoAmount;
      expect(toAtomic(less, asset.decimals) < toAtomic(cryptoAmount, asset.decimals)).toBe(true);
    }),
  );
});

test.each([
  [{ cryptoCurrency: 'dogecoin' }, 404, 'CURRENCY_TO_NOT_FOUND_ERROR', 'to'],
  [{ fiatCurrency: 'CHF' }, 404, 'CURRENCY_FROM_NOT_FOUND_ERROR', 'from'],
  [{ country: 'KP' }, 451, 'REGION_RESTRICTED_ERROR', 'country'],
  [{ country: 'JP' }, 404, 'PAYMENT_METHOD_NOT_FOUND_ERROR', 'method'],
  [{ paymentMethod: 'ach' }, 404, 'PAYMENT_METHOD_NOT_FOUND_ERROR', 'method'],
  [{ amount: { fiat: '29.99' } }, 400, 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR', 'amount'],
  [{ amount: { fiat: '30000.01' } }, 400, 'FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR', 'amount'],
  [{ amount: { crypto: '0.0001' } }, 400, 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR', 'amount'],
  [{ amount: { fiat: '50.001' } }, 400, 'INVALID_REQUEST_ERROR', 'amount'],
  [{ amount: { crypto: '0.123456789' } }, 400, 'INVALID_REQUEST_ERROR', 'amount'],
] as const)('%o is refused with what to do', (wish, status, messageKey, field) => {
  const details = { field, fix: expect.stringMatching(/\.$/) };
  expect(() => priced(wish)).toThrow(
    expect.objectContaining({ status, messageKey, details: expect.objectContaining(details) }),
  );
});

test('a method takes every fiat currency in its country; bounds are told', () => {
  expect(priced({ fiatCurrency: 'USD' }).fiatAmount).toBe('100.00');
  expect(() => priced({ fiatCurrency: 'USD', amount: { fiat: '25001' } })).toThrow(
    expect.objectContaining({
      details: expect.objectContaining({ minRequiredAmount: '30', maxRequiredAmount: '25000' }),
    }),
  );
});
