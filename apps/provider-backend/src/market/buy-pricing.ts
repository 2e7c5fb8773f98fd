import { ContractError, type PaymentMethod } from '@exchange-sim/contract';
import { COUNTRIES, fiatLimits, methodLimits } from '../capabilities/catalogue.js';
import { smaller, toAtomic, toWhole } from '../money/decimal.js';
import { FIAT_DECIMALS, FIAT_RATES, FIATS, RATE_DECIMALS, tradeFees } from './fiat-market.js';
import { networkFee, SWAP_ASSETS, type SwapAsset } from './swap-assets.js';

export interface BuyWish {
  /** LedgerId. */
  cryptoCurrency: string;
  fiatCurrency: string;
  paymentMethod: PaymentMethod;
  country: string;
  /** Whole units: what the user pays, or wants to end up with. */
  amount: { fiat: string } | { crypto: string };
}

/** Amounts in whole units. Fees in the fiat currency and within `fiatAmount`; `cryptoAmount` is what the user ends up with. */
export interface BuyPrice {
  fiatAmount: string;
  cryptoAmount: string;
  rate: string;
  providerFees: string;
  referralFees: string;
  networkFees: string;
}

/** How a request names its fields, for its errors. */
export interface BuyFields {
  crypto: string;
  fiat: string;
  method: string;
  amount: string;
}

/** Coins are sold with at most this many decimals, which a JSON number carries exactly. */
const MOST_DECIMALS = 8;
const RATE_SCALE = 10n ** BigInt(RATE_DECIMALS - FIAT_DECIMALS);

/**
 * What a purchase costs or brings: the fees of `tradeFees` and the network's fee of the delivery are in what the user pays.
 * `bounds` (whole fiat) stand instead of the method's own. @throws ContractError 400, 404, 451
 */
export function priceBuy(
  wish: BuyWish,
  fields: BuyFields,
  bounds?: { minWhole: string; maxWhole: string },
): BuyPrice {
  const asset = coinOf(wish.cryptoCurrency, fields);
  const rate = rateOf(asset, wish.fiatCurrency, fields);
  const limits = bounds ?? limitsOf(wish, fields);
  const market = new Market(asset, rate);
  const coins = 'crypto' in wish.amount ? market.exactCoins(wish.amount.crypto, fields) : undefined;
  const paid = 'fiat' in wish.amount ? exactCents(wish.amount.fiat, fields) : market.costOf(coins ?? 0n);
  checkAmount(paid, wish.fiatCurrency, limits, fields);
  const { provider, referral } = tradeFees(paid);
  return {
    fiatAmount: fiat(paid),
    cryptoAmount: toWhole(coins ?? market.coinsFor(paid), asset.decimals),
    rate,
    providerFees: fiat(provider),
    referralFees: fiat(referral),
    networkFees: fiat(market.networkFees),
  };
}

/** One coin in one fiat currency. Amounts atomic: cents, and the coin's smallest unit. */
class Market {
  /** Of the delivery, rounded up. */
  readonly networkFees: bigint;
  readonly #rate: bigint;
  readonly #unit: bigint;
  /** The smallest step coins are sold in. */
  readonly #step: bigint;

  constructor(
    readonly asset: SwapAsset,
    rate: string,
  ) {
    this.#rate = toAtomic(rate, RATE_DECIMALS);
    this.#unit = 10n ** BigInt(asset.decimals);
    this.#step = 10n ** BigInt(Math.max(0, asset.decimals - MOST_DECIMALS));
    this.networkFees = this.#worth(networkFee(asset));
  }

  /** What a payment brings, rounded down. */
  coinsFor(cents: bigint): bigint {
    const coins = (this.#net(cents) * RATE_SCALE * this.#unit) / this.#rate;
    return coins - (coins % this.#step);
  }

  /** The least payment that brings so many coins. */
  costOf(coins: bigint): bigint {
    const worth = this.#worth(coins);
    // 1.5 % of fees: close below, and from there one by one.
    let cents = ((worth + this.networkFees) * 1_000n) / 985n - 2n;
    while (cents < 0n || this.#net(cents) < worth) cents++;
    return cents;
  }

  /** @throws ContractError 400 for an amount with more decimals than the coin is sold with */
  exactCoins(whole: string, { amount: field }: BuyFields): bigint {
    const { decimals, ticker } = this.asset;
    const coins = toAtomic(whole, decimals);
    const kept = smaller(BigInt(decimals), BigInt(MOST_DECIMALS));
    if (coins % this.#step === 0n && isWithin(whole, decimals)) return coins;
    throw tooExact(whole, ticker, Number(kept), field);
  }

  /** Coins in cents, rounded up. */
  #worth(coins: bigint): bigint {
    const scale = RATE_SCALE * this.#unit;
    return (coins * this.#rate + scale - 1n) / scale;
  }

  #net(cents: bigint): bigint {
    const { provider, referral } = tradeFees(cents);
    return cents - provider - referral - this.networkFees;
  }
}

function coinOf(ledgerId: string, { crypto: field }: BuyFields): SwapAsset {
  const asset = SWAP_ASSETS.find((known) => known.ledgerId === ledgerId);
  if (asset) return asset;
  throw new ContractError(404, 'CURRENCY_TO_NOT_FOUND_ERROR', `The provider does not sell ${ledgerId}.`, {
    field,
    clause: 'GET /crypto-currencies lists what is sold',
    fix: `Ask for one of: ${SWAP_ASSETS.map((known) => known.ledgerId).join(', ')}.`,
  });
}

function rateOf({ ledgerId }: SwapAsset, fiatCurrency: string, { fiat: field }: BuyFields): string {
  const rate = FIAT_RATES[ledgerId]?.[fiatCurrency];
  if (rate && FIATS.some((known) => known === fiatCurrency)) return rate;
  throw new ContractError(
    404,
    'CURRENCY_FROM_NOT_FOUND_ERROR',
    `The provider does not take ${fiatCurrency}.`,
    {
      field,
      clause: 'GET /capabilities, fiatCurrencyCapabilities',
      fix: `Pay in one of: ${FIATS.join(', ')}.`,
    },
  );
}

/** A method that is listed for a country takes every fiat currency; where nothing narrower is said, that one's limits hold. */
function limitsOf({ paymentMethod, fiatCurrency, country }: BuyWish, { method: field }: BuyFields) {
  const offered = Object.hasOwn(COUNTRIES, country) ? COUNTRIES[country] : undefined;
  if (!offered)
    throw new ContractError(451, 'REGION_RESTRICTED_ERROR', `The provider does not sell in ${country}.`, {
      field: 'country',
      clause: 'GET /capabilities, countriesCapabilities',
      fix: `Countries served: ${Object.keys(COUNTRIES).join(', ')}.`,
    });
  if (offered.some(({ name }) => name === paymentMethod))
    return methodLimits(paymentMethod, fiatCurrency, country) ?? fiatLimits(fiatCurrency);
  const names = offered.map(({ name }) => name).join(', ');
  throw new ContractError(
    404,
    'PAYMENT_METHOD_NOT_FOUND_ERROR',
    `The provider does not take ${paymentMethod} in ${country}.`,
    {
      field,
      clause: 'GET /capabilities, countriesCapabilities',
      fix: names ? `Pay by one of: ${names}.` : 'Choose another country: none is offered there yet.',
    },
  );
}

/** Nothing is rounded silently. */
function exactCents(whole: string, { amount: field }: BuyFields): bigint {
  if (isWithin(whole, FIAT_DECIMALS)) return toAtomic(whole, FIAT_DECIMALS);
  throw tooExact(whole, 'of fiat', FIAT_DECIMALS, field);
}

const isWithin = (whole: string, decimals: number) =>
  /^0*$/.test((whole.split('.')[1] ?? '').slice(decimals));

function tooExact(whole: string, what: string, decimals: number, field: string): ContractError {
  return new ContractError(400, 'INVALID_REQUEST_ERROR', `${whole} ${what} has too many decimals.`, {
    field,
    clause: 'Amounts are whole units with the decimals of their currency',
    fix: `Send at most ${decimals} decimals.`,
  });
}

function checkAmount(
  paid: bigint,
  currency: string,
  { minWhole, maxWhole }: { minWhole: string; maxWhole: string },
  { amount: field }: BuyFields,
): void {
  const low = paid < toAtomic(minWhole, FIAT_DECIMALS);
  if (!low && paid <= toAtomic(maxWhole, FIAT_DECIMALS)) return;
  throw new ContractError(
    400,
    low ? 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR' : 'FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR',
    `${fiat(paid)} ${currency} is ${low ? 'less than the least' : 'more than the most'} that can be paid this way.`,
    {
      field,
      clause: 'GET /capabilities, minimum and maximum amounts',
      fix: `Pay between ${minWhole} and ${maxWhole} ${currency}.`,
      minRequiredAmount: minWhole,
      maxRequiredAmount: maxWhole,
    },
  );
}

const fiat = (cents: bigint) => toWhole(cents, FIAT_DECIMALS, FIAT_DECIMALS);
