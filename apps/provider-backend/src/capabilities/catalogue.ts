import type { PaymentMethod } from '@exchange-sim/contract';
import { FIAT_DECIMALS, FIAT_RATES, FIATS } from '../market/fiat-market.js';
import { SWAP_ASSETS } from '../market/swap-assets.js';
import { larger, smaller, toAtomic, toWhole } from '../money/decimal.js';

export interface CryptoAsset {
  /** LedgerId. */
  id: string;
  ticker: string;
  decimals: number;
  minAmountWhole: string;
  maxAmountWhole: string;
  /** Fiat for one whole unit, before fees. */
  rates: Readonly<Record<string, string>>;
}

/** What is bought from users (Sell). */
export const ASSETS: readonly CryptoAsset[] = [
  {
    id: 'ethereum',
    ticker: 'ETH',
    decimals: 18,
    minAmountWhole: '0.01',
    maxAmountWhole: '10',
    rates: FIAT_RATES.ethereum ?? {},
  },
];

interface Limits {
  minWhole: string;
  maxWhole: string;
}
interface Method {
  name: PaymentMethod;
  limits: Readonly<Record<string, Limits>>;
}

const limits = (maxWhole: string, ...fiats: string[]) =>
  Object.fromEntries(fiats.map((fiat) => [fiat, { minWhole: '30', maxWhole }]));
const card: Method = { name: 'card', limits: limits('5000', 'EUR', 'USD', 'GBP') };
const sepa: Method = { name: 'sepa', limits: limits('30000', 'EUR') };

/** Countries served, and how money gets there. Japan is listed without a method: payouts there are being prepared. */
export const COUNTRIES: Readonly<Record<string, readonly Method[]>> = {
  FR: [sepa, card],
  DE: [sepa, card],
  US: [{ name: 'ach', limits: limits('25000', 'USD') }, card],
  GB: [{ name: 'fasterpayments', limits: limits('25000', 'GBP') }, card],
  JP: [],
};

/** Fiat limits of a method, anywhere or in one country; `undefined` when it is not offered for that fiat. */
export function methodLimits(method: string, fiat: string, country?: string): Limits | undefined {
  const offered = country ? (COUNTRIES[country] ?? []) : Object.values(COUNTRIES).flat();
  return offered.find(({ name, limits: byFiat }) => name === method && byFiat[fiat])?.limits[fiat];
}

/** The least and the most any method takes of a fiat currency. */
export function fiatLimits(fiat: string): Limits {
  const all = Object.values(COUNTRIES).flatMap((methods) =>
    methods.flatMap(({ limits }) => limits[fiat] ?? []),
  );
  const cents = (pick: (of: Limits) => string, better: typeof larger) =>
    all.map((of) => toAtomic(pick(of), FIAT_DECIMALS)).reduce((best, each) => better(best, each));
  return {
    minWhole: toWhole(
      cents(({ minWhole }) => minWhole, smaller),
      FIAT_DECIMALS,
    ),
    maxWhole: toWhole(
      cents(({ maxWhole }) => maxWhole, larger),
      FIAT_DECIMALS,
    ),
  };
}

/**
 * One document for Buy and Sell. The fiat limits are Buy's, those of currencies and methods Sell's: a method without
 * restrictions for a fiat currency pays for coins in it, but nothing is paid out by it.
 */
export function capabilities({ buys }: { buys: boolean }) {
  return {
    fiatCurrencyCapabilities: FIATS.map((fiat) => ({ fiat, ...(buys && jsonLimits(fiatLimits(fiat))) })),
    cryptoCurrencyCapabilities: ASSETS.map(({ id, minAmountWhole, maxAmountWhole }) => ({
      id,
      minAmount: minAmountWhole,
      maxAmount: maxAmountWhole,
    })),
    countriesCapabilities: Object.entries(COUNTRIES).map(([country, methods]) => ({
      country,
      paymentMethods: methods.map(({ name, limits: byFiat }) => ({
        name,
        minMaxRestrictions: Object.entries(byFiat).map(([fiat, { minWhole, maxWhole }]) => ({
          fiat,
          minAmount: minWhole,
          maxAmount: maxWhole,
        })),
      })),
    })),
  };
}

/** LedgerIds of what is traded, Sell's and Buy's. */
export const cryptoCurrencies = ({ buys }: { buys: boolean }): string[] =>
  buys ? SWAP_ASSETS.map(({ ledgerId }) => ledgerId) : ASSETS.map(({ id }) => id);

/** Buy's published schema has integers. */
const jsonLimits = ({ minWhole, maxWhole }: Limits) => ({
  minAmount: Number(minWhole),
  maxAmount: Number(maxWhole),
});
