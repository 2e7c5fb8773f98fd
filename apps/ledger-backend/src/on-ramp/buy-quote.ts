import { type BuyQuote, buyQuote, type OnRampQuery, providerBuyApi } from '@exchange-sim/contract';
import { compareDecimals } from '../amounts/decimal.js';
import { invalidAnswer } from '../provider-client/failures.js';
import type { ProviderClient } from '../provider-client/provider-client.js';
import type { ProviderRow } from '../registry/provider-row.js';

/** Slower quotes are dropped: 5 s on the clock. */
export const QUOTE_CALL = {
  product: 'buy',
  method: 'GET',
  path: providerBuyApi.quote.path,
  aliases: providerBuyApi.quote.aliases,
  schema: buyQuote,
  clause: 'QuoteResponse',
  limitMs: 5_000,
} as const;

/** One provider's price for so many whole units of fiat. @throws ProviderFailure also for the price of something else */
export async function askForQuote(
  client: ProviderClient,
  row: ProviderRow,
  query: OnRampQuery,
  fiatAmount: string,
): Promise<BuyQuote> {
  const call = { ...QUOTE_CALL, query: quoteQuery(query, fiatAmount) };
  const quote = await client.call(row, call);
  const asked = { from: query.fiatCurrency, to: query.cryptoCurrency };
  for (const field of ['from', 'to'] as const)
    if (quote[field] !== asked[field])
      throw invalidAnswer(row, call, `${quote[field]} instead of the ${asked[field]} asked for`, field);
  if (compareDecimals(quote.fiatAmount, fiatAmount) !== 0)
    throw invalidAnswer(
      row,
      call,
      `${quote.fiatAmount} instead of the ${fiatAmount} asked for`,
      'fiatAmount',
    );
  if (compareDecimals(quote.cryptoAmount, '0') === 0)
    throw invalidAnswer(row, call, 'no coins at all for the money', 'cryptoAmount');
  return quote;
}

/** What `/quote` and `/buy-redirect` are asked. */
export function quoteQuery(
  query: Pick<OnRampQuery, 'fiatCurrency' | 'cryptoCurrency' | 'paymentMethod' | 'country' | 'address'>,
  fiatAmount: string,
) {
  return {
    from: query.fiatCurrency,
    to: query.cryptoCurrency,
    'payment-method': query.paymentMethod,
    amount: fiatAmount,
    country: query.country,
    dest: query.address,
  };
}
