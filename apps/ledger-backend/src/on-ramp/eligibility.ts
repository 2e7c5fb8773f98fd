import type { OnRampQuery, OnRampRejection, ProviderView } from '@exchange-sim/contract';
import { oneOf, outsideLimits, rejection, unavailability, unservedPlace } from '../ramps/rejection.js';

type Wish = Pick<OnRampQuery, 'cryptoCurrency' | 'fiatCurrency' | 'fiatAmount' | 'country' | 'paymentMethod'>;

/** Why a provider cannot serve this purchase, judged by its own capabilities; `undefined` when it can. */
export function ineligibility(view: ProviderView, wish: Wish): OnRampRejection | undefined {
  if (!view.buyCapabilities) return unavailability(view);
  const { fiatCurrencyCapabilities, countriesCapabilities } = view.buyCapabilities;
  const { cryptoCurrency, fiatCurrency, fiatAmount } = wish;
  if (!view.cryptoCurrencies.includes(cryptoCurrency))
    return rejection(view, 'CURRENCY_TO_NOT_FOUND_ERROR', `${view.name} does not sell ${cryptoCurrency}.`, {
      fix: oneOf(view.cryptoCurrencies),
    });
  const limits = limitsOf(view, fiatCurrency);
  if (!limits)
    return rejection(view, 'CURRENCY_FROM_NOT_FOUND_ERROR', `${view.name} does not take ${fiatCurrency}.`, {
      fix: oneOf(fiatCurrencyCapabilities.map(({ fiat }) => fiat)),
    });
  return (
    unservedPlace(view, countriesCapabilities, wish, 'take payment') ??
    (fiatAmount === undefined ? undefined : outsideFiatLimits(view, fiatCurrency, fiatAmount))
  );
}

/** An amount of fiat this provider does not take. */
export function outsideFiatLimits(
  view: ProviderView,
  currency: string,
  amount: string,
): OnRampRejection | undefined {
  const limits = limitsOf(view, currency);
  return limits && outsideLimits(view, limits, { amount, currency }, { provider: 'takes', user: 'Spend' });
}

/** How much a provider takes, in whole units of a fiat currency; `undefined` when it takes none of it. */
export function limitsOf(view: ProviderView, fiatCurrency: string) {
  return view.buyCapabilities?.fiatCurrencyCapabilities.find(({ fiat }) => fiat === fiatCurrency);
}
