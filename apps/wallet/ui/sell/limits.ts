/** What the cached capabilities say about a sale. Amounts are plain decimal text in whole units. @module */
import type { ProviderView, SellCapabilities } from '@exchange-sim/contract';
import type { CountryOption, MethodOption } from '../ramp/countries.js';
import { type Range, unique, widest } from '../ramp/range.js';

interface Capable {
  provider: ProviderView;
  capabilities: SellCapabilities;
}

/** Providers of Sell whose capabilities are known. */
export function capable(providers: readonly ProviderView[]): Capable[] {
  return providers.flatMap((provider) => {
    const { capabilities } = provider;
    const usable = provider.product === 'sell' && provider.state === 'available';
    return usable && capabilities ? [{ provider, capabilities }] : [];
  });
}

/** LedgerIds some provider buys. */
export function sellableCryptos(providers: readonly ProviderView[]): string[] {
  return unique(
    capable(providers).flatMap(({ capabilities }) =>
      capabilities.cryptoCurrencyCapabilities.map(({ id }) => id),
    ),
  );
}

/** Fiat currencies some provider pays for this crypto, alphabetically. */
export function payableFiats(providers: readonly ProviderView[], crypto: string): string[] {
  return unique(
    buying(providers, crypto).flatMap(({ capabilities }) =>
      capabilities.fiatCurrencyCapabilities.map(({ fiat }) => fiat),
    ),
  ).sort();
}

function buying(providers: readonly ProviderView[], crypto: string): Capable[] {
  return capable(providers).filter(({ capabilities }) =>
    capabilities.cryptoCurrencyCapabilities.some(({ id }) => id === crypto),
  );
}

function eligible(providers: readonly ProviderView[], crypto: string, fiat: string): Capable[] {
  return buying(providers, crypto).filter(({ capabilities }) =>
    capabilities.fiatCurrencyCapabilities.some((capability) => capability.fiat === fiat),
  );
}

/** The widest range any provider takes: outside it there is no quote at all. */
export function cryptoLimits(
  providers: readonly ProviderView[],
  crypto: string,
  fiat: string,
): Range | undefined {
  return widest(
    eligible(providers, crypto, fiat).flatMap(({ capabilities }) =>
      capabilities.cryptoCurrencyCapabilities
        .filter(({ id }) => id === crypto)
        .map(({ minAmount, maxAmount }) => ({ min: minAmount, max: maxAmount })),
    ),
  );
}

/** Every country of the eligible providers with the methods that pay `fiat` there; those without any are kept, with what they pay. */
export function countryOptions(
  providers: readonly ProviderView[],
  crypto: string,
  fiat: string,
): CountryOption[] {
  const countries = buying(providers, crypto).flatMap(
    ({ capabilities }) => capabilities.countriesCapabilities,
  );
  return unique(countries.map(({ country }) => country)).map((country) => {
    const methods = countries
      .filter((entry) => entry.country === country)
      .flatMap((entry) => entry.paymentMethods);
    const fiats = methods.flatMap(({ minMaxRestrictions }) =>
      minMaxRestrictions.map((limits) => limits.fiat),
    );
    return {
      country,
      methods: unique(methods.map(({ name }) => name)).flatMap((name) => methodOption(methods, name, fiat)),
      otherFiats: unique(fiats)
        .filter((other) => other !== fiat)
        .sort(),
    };
  });
}

type Methods = SellCapabilities['countriesCapabilities'][number]['paymentMethods'];

function methodOption(methods: Methods, name: string, fiat: string): MethodOption[] {
  const same = methods.filter((method) => method.name === name);
  const limits = widest(
    same.flatMap(({ minMaxRestrictions }) =>
      minMaxRestrictions
        .filter((restriction) => restriction.fiat === fiat)
        .map(({ minAmount, maxAmount }) => ({ min: minAmount, max: maxAmount })),
    ),
  );
  const [first] = same;
  return limits && first ? [{ method: first.name, limits }] : [];
}

/** Providers that can be expected to answer a request for quotes. */
export function quotingProviders(
  providers: readonly ProviderView[],
  wanted: { crypto: string; fiat: string; country: string; method: string },
): ProviderView[] {
  return eligible(providers, wanted.crypto, wanted.fiat)
    .filter(({ capabilities }) =>
      capabilities.countriesCapabilities.some(
        ({ country, paymentMethods }) =>
          country === wanted.country &&
          paymentMethods.some(
            ({ name, minMaxRestrictions }) =>
              name === wanted.method && minMaxRestrictions.some(({ fiat }) => fiat === wanted.fiat),
          ),
      ),
    )
    .map(({ provider }) => provider);
}
