import { providerSwapApi, type SwapQuote, swapQuote, type TradeMethod } from '@exchange-sim/contract';
import { compareDecimals } from '../amounts/decimal.js';
import { countryHeader } from '../http/user-country.js';
import { isoInstant } from '../off-ramp/expiry.js';
import { invalidAnswer } from '../provider-client/failures.js';
import type { ProviderClient } from '../provider-client/provider-client.js';
import type { ProviderRow } from '../registry/provider-row.js';
import type { SwapOffer } from '../swap-currencies/swap-assets.js';

/** Slower quotes are dropped: 5 s on the clock. */
export const QUOTE_CALL = {
  product: 'swap',
  method: 'POST',
  path: providerSwapApi.quote.path,
  aliases: providerSwapApi.quote.aliases,
  schema: swapQuote,
  clause: 'QuoteResponse',
  limitMs: 5_000,
} as const;

export interface QuoteWish {
  offer: SwapOffer;
  /** Absent for a provider that chooses by itself. */
  method: TradeMethod | undefined;
  amount: string;
  country: string | undefined;
}

export interface ProviderQuote {
  quote: SwapQuote;
  /** ISO-8601 with `Z`. */
  expiry: string | undefined;
}

/** One provider's price. @throws ProviderFailure */
export async function askForQuote(
  client: ProviderClient,
  row: ProviderRow,
  { offer, method, amount, country }: QuoteWish,
): Promise<ProviderQuote> {
  const call = {
    ...QUOTE_CALL,
    body: { from: offer.providerFrom, to: offer.providerTo, amount, tradeMethod: method },
    headers: countryHeader(country),
  };
  const quote = await client.call(row, call);
  if (quote.amount !== undefined && compareDecimals(quote.amount, amount) !== 0)
    throw invalidAnswer(row, call, `${quote.amount} instead of the ${amount} asked for`, 'amount');
  const expiry = quote.expiry === undefined ? undefined : isoInstant(quote.expiry);
  if (quote.expiry !== undefined && !expiry)
    throw invalidAnswer(row, call, 'not an ISO-8601 instant', 'expiry');
  return { quote, expiry };
}
