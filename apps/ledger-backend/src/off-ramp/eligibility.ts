import type { OffRampQuery, OffRampRejection, ProviderView } from '@exchange-sim/contract';
import { oneOf, outsideLimits, rejection, unavailability, unservedPlace } from '../ramps/rejection.js';

/** Why a provider cannot serve this sale, judged by its own capabilities; `undefined` when it can. */
export function ineligibility(view: ProviderView, query: OffRampQuery): OffRampRejection | undefined {
  if (!view.capabilities) return unavailability(view);
  const { fiatCurrencyCapabilities, cryptoCurrencyCapabilities, countriesCapabilities } = view.capabilities;
  const { cryptoCurrency, fiatCurrency, amount } = query;
  const crypto = cryptoCurrencyCapabilities.find(({ id }) => id === cryptoCurrency);
  if (!crypto || !view.cryptoCurrencies.includes(cryptoCurrency))
    return rejection(view, 'CURRENCY_FROM_NOT_FOUND_ERROR', `${view.name} does not buy ${cryptoCurrency}.`, {
      fix: oneOf(view.cryptoCurrencies),
    });
  if (!fiatCurrencyCapabilities.some(({ fiat }) => fiat === fiatCurrency))
    return rejection(view, 'CURRENCY_TO_NOT_FOUND_ERROR', `${view.name} does not pay in ${fiatCurrency}.`, {
      fix: oneOf(fiatCurrencyCapabilities.map(({ fiat }) => fiat)),
    });
  return (
    unservedPlace(view, countriesCapabilities, query, 'pay') ??
    outsideLimits(view, crypto, { amount, currency: cryptoCurrency }, { provider: 'buys', user: 'Sell' })
  );
}
