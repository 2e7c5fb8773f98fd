import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toAtomic, toWhole } from '../money/decimal.js';
import { convert, networkFee, SWAP_ASSETS, type SwapAsset, swapAsset } from './swap-assets.js';
import { boundsOf, movedAmount, priceSwap, worstAmount } from './swap-pricing.js';

const [ETH, BTC, USDC] = ['ethereum', 'bitcoin', 'ethereum/erc20/usd__coin'].map(swapAsset) as [
  SwapAsset,
  SwapAsset,
  SwapAsset,
];
const terms = { spreadBps: 90 };
const pair = fc
  .tuple(fc.constantFrom(...SWAP_ASSETS), fc.constantFrom(...SWAP_ASSETS))
  .filter(([from, to]) => from !== to);

test('the market’s price less both fees and the payout’s network fee, in the currency received', () => {
  expect(priceSwap({ from: ETH, to: BTC, amountFrom: '1' }, terms)).toEqual({
    amountFromAtomic: 10n ** 18n,
    // 2687.40 / 64250 = 0.04182723; 0.9 % and 0.3 % of it, and 141 vB at 10 sat.
    amountToAtomic: 4_182_723n - 37_645n - 12_548n - 1_410n,
    rate: '0.0413112',
    providerFees: '0.00037645',
    referralFees: '0.00012548',
    payoutNetworkFees: '0.0000141',
  });
  expect(networkFee(USDC)).toBe(2_096_172n);
});

test('whatever is swapped, the parts make the whole, to the last unit', () => {
  fc.assert(
    fc.property(pair, fc.bigInt({ min: 0n, max: 10n ** 18n }), ([from, to], part) => {
      const { min, max } = boundsOf(from, to);
      const amount = min + ((max - min) * part) / 10n ** 18n;
      const price = priceSwap({ from, to, amountFrom: toWhole(amount, from.decimals) }, terms);
      expect(price.amountFromAtomic).toBe(amount);
      expect(price.amountToAtomic).toBeGreaterThan(0n);
      const fees = [price.providerFees, price.referralFees, price.payoutNetworkFees];
      const sum = fees.reduce((total, fee) => total + toAtomic(fee, to.decimals), price.amountToAtomic);
      expect(sum).toBe(convert(amount, from, to));
      for (const fee of fees) expect(toWhole(toAtomic(fee, to.decimals), to.decimals)).toBe(fee);
    }),
  );
});

test('the bounds that are named are accepted, and nothing beyond them', () => {
  for (const from of SWAP_ASSETS)
    for (const to of SWAP_ASSETS.filter((asset) => asset !== from)) {
      const { min, max } = boundsOf(from, to);
      const at = (atomic: bigint) => () =>
        priceSwap({ from, to, amountFrom: toWhole(atomic, from.decimals) }, terms);
      expect(at(min)).not.toThrow();
      expect(at(max)).not.toThrow();
      const details = {
        minRequiredAmount: toWhole(min, from.decimals),
        maxRequiredAmount: toWhole(max, from.decimals),
      };
      expect(at(min - 1n)).toThrow(
        expect.objectContaining({
          status: 400,
          messageKey: 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR',
          details: expect.objectContaining(details),
        }),
      );
      expect(at(max + 1n)).toThrow(
        expect.objectContaining({ status: 400, messageKey: 'FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR' }),
      );
    }
});

test('an amount that does not cover the network fees twice is refused, whatever the bounds', () => {
  const low = { ...terms, bounds: { minWhole: '0', maxWhole: '1' } };
  const twice = 2n * networkFee(ETH);
  const at = (atomic: bigint) => priceSwap({ from: ETH, to: USDC, amountFrom: toWhole(atomic, 18) }, low);
  expect(() => at(twice - 1n)).toThrow('does not cover the network fees twice');
  const { min } = boundsOf(ETH, USDC, low.bounds);
  expect(min).toBeGreaterThanOrEqual(twice);
  expect(at(min).amountToAtomic).toBeGreaterThan(0n);
});

test.each([
  [BTC, '0.123456789'],
  [USDC, '100.0000001'],
])('more decimals than the currency has are refused, not cut off (%#)', (from, amountFrom) => {
  expect(() => priceSwap({ from, to: ETH, amountFrom }, terms)).toThrow('more decimals');
  expect(() => priceSwap({ from, to: ETH, amountFrom: `${amountFrom.slice(0, -1)}0` }, terms)).not.toThrow();
});

test('a moved market moves what is executed; the worst case is rounded in the user’s favour', () => {
  const promised = 4_131_120n;
  expect(movedAmount(promised, BTC, 0)).toBe(promised);
  expect(movedAmount(promised, BTC, -1)).toBe(((promised + 1_410n) * 99n) / 100n - 1_410n);
  expect(movedAmount(1n, BTC, -90)).toBe(0n);
  expect(worstAmount(promised, '0.03')).toBe(4_007_187n);
  expect(worstAmount(promised, '0')).toBe(promised);
});
