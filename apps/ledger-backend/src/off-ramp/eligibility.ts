import type {
  ErrorDetails,
  MessageKey,
  OffRampQuery,
  OffRampRejection,
  ProviderView,
} from '@exchange-sim/contract';
import { compareDecimals } from '../amounts/decimal.js';

/** Why a provider cannot serve this request, judged by its own capabilities; `undefined` when it can. */
export function ineligibility(view: ProviderView, query: OffRampQuery): OffRampRejection | undefined {
  const reject = (messageKey: MessageKey | string, message: string, details: ErrorDetails = {}) =>
    rejection(view, messageKey, message, details);
  if (!view.capabilities)
    return reject(
      view.problem?.messageKey ?? 'SERVICE_UNAVAILABLE_ERROR',
      view.problem?.message ?? `${view.name} is unavailable.`,
      { fix: view.problem?.fix },
    );
  const { fiatCurrencyCapabilities, cryptoCurrencyCapabilities, countriesCapabilities } = view.capabilities;
  const crypto = cryptoCurrencyCapabilities.find(({ id }) => id === query.cryptoCurrency);
  if (!crypto || !view.cryptoCurrencies.includes(query.cryptoCurrency))
    return reject('CURRENCY_FROM_NOT_FOUND_ERROR', `${view.name} does not buy ${query.cryptoCurrency}.`, {
      fix: `Choose one of: ${listOf(view.cryptoCurrencies)}.`,
    });
  if (!fiatCurrencyCapabilities.some(({ fiat }) => fiat === query.fiatCurrency))
    return reject('CURRENCY_TO_NOT_FOUND_ERROR', `${view.name} does not pay in ${query.fiatCurrency}.`, {
      fix: `Choose one of: ${listOf(fiatCurrencyCapabilities.map(({ fiat }) => fiat))}.`,
    });
  const country = countriesCapabilities.find((candidate) => candidate.country === query.country);
  if (!country)
    return reject('REGION_RESTRICTED_ERROR', `${view.name} does not serve ${query.country}.`, {
      fix: `Choose one of: ${listOf(countriesCapabilities.map((candidate) => candidate.country))}.`,
    });
  if (!country.paymentMethods.some(({ name }) => name === query.paymentMethod))
    return reject(
      'PAYMENT_METHOD_NOT_FOUND_ERROR',
      `${view.name} does not pay by ${query.paymentMethod} in ${query.country}.`,
      { fix: `Choose one of: ${listOf(country.paymentMethods.map(({ name }) => name))}.` },
    );
  return outsideLimits(view, query, crypto);
}

function outsideLimits(
  view: ProviderView,
  { amount, cryptoCurrency }: OffRampQuery,
  { minAmount, maxAmount }: { minAmount: string; maxAmount: string },
): OffRampRejection | undefined {
  const limits = { minRequiredAmount: minAmount, maxRequiredAmount: maxAmount };
  if (compareDecimals(amount, minAmount) < 0)
    return rejection(
      view,
      'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR',
      `${view.name} buys at least ${minAmount} ${cryptoCurrency}; ${amount} was asked for.`,
      { ...limits, fix: `Sell ${minAmount} or more.` },
    );
  if (compareDecimals(amount, maxAmount) > 0)
    return rejection(
      view,
      'FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR',
      `${view.name} buys at most ${maxAmount} ${cryptoCurrency}; ${amount} was asked for.`,
      { ...limits, fix: `Sell ${maxAmount} or less.` },
    );
  return undefined;
}

/** A row of the answer for a provider that gives no quote. */
export function rejection(
  view: Pick<ProviderView, 'id' | 'name'>,
  messageKey: string,
  message: string,
  { fix, minRequiredAmount, maxRequiredAmount }: ErrorDetails,
): OffRampRejection {
  return {
    providerId: view.id,
    providerName: view.name,
    messageKey,
    message,
    ...(fix && { fix }),
    ...(minRequiredAmount && { minRequiredAmount }),
    ...(maxRequiredAmount && { maxRequiredAmount }),
  };
}

const listOf = (items: readonly string[]) =>
  items.length > 8
    ? `${items.slice(0, 8).join(', ')} and ${items.length - 8} more`
    : items.join(', ') || 'nothing';
