/** What the cached capabilities say about a purchase. Amounts are plain decimal text in whole units. @module */
import type { BuyCapabilities, ProviderView } from '@exchange-sim/contract';
import type { CountryOption } from '../ramp/countries.js';
import { type Range, unique, widest } from '../ramp/range.js';

interface Capable {
  provider: ProviderView;
  capabilities: BuyCapabilities;
}

/** Providers of Buy whose capabilities are known. */
export function capable(providers: readonly ProviderView[]): Capable[] {
  return providers.flatMap((provider) => {
    const { buyCapabilities: capabilities } = provider;
    const usable = provider.product === 'buy' && provider.state === 'available';
    return usable && capabilities ? [{ provider, capabilities }] : [];
  });
}

/** LedgerIds some provider sells. */
export function buyableCryptos(providers: readonly ProviderView[]): string[] {
  return unique(capable(providers).flatMap(({ provider }) => provider.cryptoCurrencies));
}

const selling = (providers: readonly ProviderView[], crypto: string): Capable[] =>
  capable(providers).filter(({ provider }) => provider.cryptoCurrencies.includes(crypto));

const takes = (fiat: string) => (capable: Capable) =>
  capable.capabilities.fiatCurrencyCapabilities.some((capability) => capability.fiat === fiat);

const fiatsOf = (sellers: readonly Capable[]): string[] =>
  unique(
    sellers.flatMap(({ capabilities }) => capabilities.fiatCurrencyCapabilities.map(({ fiat }) => fiat)),
  ).sort();

/** Fiat currencies some provider takes for this crypto, alphabetically. */
export const acceptedFiats = (providers: readonly ProviderView[], crypto: string): string[] =>
  fiatsOf(selling(providers, crypto));

/** The widest range of fiat any provider takes for this crypto. */
export function fiatLimits(
  providers: readonly ProviderView[],
  crypto: string,
  fiat: string,
): Range | undefined {
  return widest(
    selling(providers, crypto).flatMap(({ capabilities }) =>
      capabilities.fiatCurrencyCapabilities
        .filter((capability) => capability.fiat === fiat)
        .map(({ minAmount, maxAmount }) => ({ min: minAmount, max: maxAmount })),
    ),
  );
}

/** Every country of those who sell the crypto, with the methods of those who take `fiat`; one without any is kept, with what is taken there. */
export function countryOptions(
  providers: readonly ProviderView[],
  crypto: string,
  fiat: string,
): CountryOption[] {
  const sellers = selling(providers, crypto);
  const rowsOf = (some: readonly Capable[]) =>
    some.flatMap(({ capabilities }) => capabilities.countriesCapabilities);
  return unique(rowsOf(sellers).map(({ country }) => country)).map((country) => {
    const here = sellers.filter((seller) =>
      rowsOf([seller]).some((row) => row.country === country && row.paymentMethods.length > 0),
    );
    const names = rowsOf(here.filter(takes(fiat)))
      .filter((row) => row.country === country)
      .flatMap(({ paymentMethods }) => paymentMethods.map(({ name }) => name));
    return {
      country,
      methods: unique(names).map((method) => ({ method })),
      otherFiats: fiatsOf(here).filter((other) => other !== fiat),
    };
  });
}

/** Providers that can be expected to answer a request for quotes. */
export function quotingProviders(
  providers: readonly ProviderView[],
  wanted: { crypto: string; fiat: string; country: string; method: string },
): ProviderView[] {
  return selling(providers, wanted.crypto)
    .filter(takes(wanted.fiat))
    .filter(({ capabilities }) =>
      capabilities.countriesCapabilities.some(
        ({ country, paymentMethods }) =>
          country === wanted.country && paymentMethods.some(({ name }) => name === wanted.method),
      ),
    )
    .map(({ provider }) => provider);
}
