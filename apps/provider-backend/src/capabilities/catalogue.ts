import type { PaymentMethod, SellCapabilities } from '@exchange-sim/contract';

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

export const ASSETS: readonly CryptoAsset[] = [
  {
    id: 'ethereum',
    ticker: 'ETH',
    decimals: 18,
    minAmountWhole: '0.01',
    maxAmountWhole: '10',
    rates: { EUR: '2469.13', USD: '2687.40', GBP: '2111.95' },
  },
];

export const FIATS = ['EUR', 'USD', 'GBP'] as const;
/** Decimals of every fiat currency sold for. */
export const FIAT_DECIMALS = 2;

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

export const capabilities: SellCapabilities = {
  fiatCurrencyCapabilities: FIATS.map((fiat) => ({ fiat })),
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
