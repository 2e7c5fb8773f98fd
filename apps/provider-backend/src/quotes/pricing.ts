import { ContractError, type PaymentMethod } from '@exchange-sim/contract';
import { ASSETS, type CryptoAsset, methodLimits } from '../capabilities/catalogue.js';
import { FIAT_DECIMALS, FIATS, tradeFees } from '../market/fiat-market.js';
import { larger, smaller, toAtomic, toWhole } from '../money/decimal.js';

export interface Wish {
  cryptoCurrency: string;
  fiatCurrency: string;
  /** Whole units. */
  cryptoAmount: string;
  paymentMethod: PaymentMethod;
  country?: string;
}

/** Amounts in whole units; fees in the fiat currency; `fiatAmount` is what the user receives. */
export interface Price {
  rate: string;
  fiatAmount: string;
  providerFees: string;
  referralFees: string;
}

/**
 * Price of a wish: the fees of `tradeFees` are taken from the fiat. `bounds` (whole units of the crypto) stand
 * instead of the method's own. @throws ContractError 400, 404
 */
export function price(wish: Wish, bounds?: { minWhole: string; maxWhole: string }): Price {
  const asset = assetOf(wish.cryptoCurrency);
  const rate = rateOf(asset, wish.fiatCurrency);
  const limits = methodLimits(wish.paymentMethod, wish.fiatCurrency, wish.country);
  if (!limits) throw noMethod(wish);
  const amount = toAtomic(wish.cryptoAmount, asset.decimals);
  const scale = 10n ** BigInt(asset.decimals);
  const rateAtomic = toAtomic(rate, FIAT_DECIMALS);
  const cryptoFor = (fiatWhole: string, roundUp: bigint) =>
    (toAtomic(fiatWhole, FIAT_DECIMALS) * scale + roundUp * (rateAtomic - 1n)) / rateAtomic;
  const own = bounds && {
    min: toAtomic(bounds.minWhole, asset.decimals),
    max: toAtomic(bounds.maxWhole, asset.decimals),
  };
  const methods = {
    min: larger(toAtomic(asset.minAmountWhole, asset.decimals), cryptoFor(limits.minWhole, 1n)),
    max: smaller(toAtomic(asset.maxAmountWhole, asset.decimals), cryptoFor(limits.maxWhole, 0n)),
  };
  checkAmount(asset, amount, own ?? methods);
  const gross = (amount * rateAtomic) / scale;
  const { provider, referral } = tradeFees(gross);
  return {
    rate,
    fiatAmount: fiat(gross - provider - referral),
    providerFees: fiat(provider),
    referralFees: fiat(referral),
  };
}

/** @throws ContractError 404 for a currency that is not bought. */
export function assetOf(ledgerId: string): CryptoAsset {
  const asset = ASSETS.find(({ id }) => id === ledgerId);
  if (asset) return asset;
  const offered = ASSETS.map(({ id }) => id).join(', ');
  throw new ContractError(404, 'CURRENCY_FROM_NOT_FOUND_ERROR', `The provider does not buy ${ledgerId}.`, {
    field: 'from',
    clause: 'GET /crypto-currencies lists what is bought',
    fix: `Ask for one of: ${offered}.`,
  });
}

function rateOf(asset: CryptoAsset, fiatCurrency: string): string {
  const rate = asset.rates[fiatCurrency];
  if (rate && FIATS.some((known) => known === fiatCurrency)) return rate;
  throw new ContractError(
    404,
    'CURRENCY_TO_NOT_FOUND_ERROR',
    `The provider does not pay out ${fiatCurrency}.`,
    {
      field: 'to',
      clause: 'GET /capabilities, fiatCurrencyCapabilities',
      fix: `Ask for one of: ${FIATS.join(', ')}.`,
    },
  );
}

function noMethod({ paymentMethod, fiatCurrency, country }: Wish): ContractError {
  const where = country ? ` in ${country}` : '';
  return new ContractError(
    404,
    'PAYMENT_METHOD_NOT_FOUND_ERROR',
    `The provider does not pay out ${fiatCurrency} by ${paymentMethod}${where}.`,
    {
      field: 'payment-method',
      clause: 'GET /capabilities, countriesCapabilities',
      fix: 'Ask for a method listed there for this fiat currency.',
    },
  );
}

function checkAmount(asset: CryptoAsset, amount: bigint, { min, max }: { min: bigint; max: bigint }): void {
  if (amount >= min && amount <= max) return;
  const low = amount < min;
  const minRequiredAmount = toWhole(min, asset.decimals);
  const maxRequiredAmount = toWhole(max, asset.decimals);
  throw new ContractError(
    400,
    low ? 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR' : 'FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR',
    `${toWhole(amount, asset.decimals)} ${asset.ticker} is ${low ? 'less than the least' : 'more than the most'} that can be sold this way.`,
    {
      field: 'amount',
      clause: 'GET /capabilities, minimum and maximum amounts',
      fix: `Sell between ${minRequiredAmount} and ${maxRequiredAmount} ${asset.ticker}.`,
      minRequiredAmount,
      maxRequiredAmount,
    },
  );
}

const fiat = (cents: bigint) => toWhole(cents, FIAT_DECIMALS, FIAT_DECIMALS);
