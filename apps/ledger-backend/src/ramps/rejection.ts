import type { ErrorDetails, MessageKey, OffRampRejection, ProviderView } from '@exchange-sim/contract';
import { compareDecimals } from '../amounts/decimal.js';

/** A row of the answer for a provider that gives no quote. */
export function rejection(
  view: Pick<ProviderView, 'id' | 'name'>,
  messageKey: MessageKey | (string & {}),
  message: string,
  { fix, minRequiredAmount, maxRequiredAmount }: ErrorDetails = {},
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

/** For a provider that did not say what it can do. */
export function unavailability(view: ProviderView): OffRampRejection {
  const { messageKey, message, fix } = view.problem ?? {};
  return rejection(
    view,
    messageKey ?? 'SERVICE_UNAVAILABLE_ERROR',
    message ?? `${view.name} is unavailable.`,
    {
      fix,
    },
  );
}

interface Place {
  country: string;
  paymentMethods: readonly { name: string }[];
}

/** A country that is not served, or a payment method that is not offered there; `verb` is what the provider does with money. */
export function unservedPlace(
  view: ProviderView,
  places: readonly Place[],
  { country, paymentMethod }: { country: string; paymentMethod: string },
  verb: string,
): OffRampRejection | undefined {
  const place = places.find((candidate) => candidate.country === country);
  if (!place)
    return rejection(view, 'REGION_RESTRICTED_ERROR', `${view.name} does not serve ${country}.`, {
      fix: oneOf(places.map((candidate) => candidate.country)),
    });
  if (place.paymentMethods.some(({ name }) => name === paymentMethod)) return undefined;
  return rejection(
    view,
    'PAYMENT_METHOD_NOT_FOUND_ERROR',
    `${view.name} does not ${verb} by ${paymentMethod} in ${country}.`,
    { fix: oneOf(place.paymentMethods.map(({ name }) => name)) },
  );
}

interface Limits {
  minAmount: string;
  maxAmount: string;
}

/** An amount outside the limits. `provider` is what the provider does, `user` what the user does: "buys", "Sell". */
export function outsideLimits(
  view: ProviderView,
  { minAmount, maxAmount }: Limits,
  { amount, currency }: { amount: string; currency: string },
  { provider, user }: { provider: string; user: string },
): OffRampRejection | undefined {
  const limits = { minRequiredAmount: minAmount, maxRequiredAmount: maxAmount };
  const sentence = (bound: string) =>
    `${view.name} ${provider} ${bound} ${currency}; ${amount} was asked for.`;
  if (compareDecimals(amount, minAmount) < 0)
    return rejection(view, 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR', sentence(`at least ${minAmount}`), {
      ...limits,
      fix: `${user} ${minAmount} or more.`,
    });
  if (compareDecimals(amount, maxAmount) > 0)
    return rejection(view, 'FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR', sentence(`at most ${maxAmount}`), {
      ...limits,
      fix: `${user} ${maxAmount} or less.`,
    });
  return undefined;
}

/** The mend that names what there is instead. */
export const oneOf = (items: readonly string[]) => `Choose one of: ${listOf(items)}.`;

const listOf = (items: readonly string[]) =>
  items.length > 8
    ? `${items.slice(0, 8).join(', ')} and ${items.length - 8} more`
    : items.join(', ') || 'nothing';
