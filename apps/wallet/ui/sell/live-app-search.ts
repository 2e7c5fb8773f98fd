import type { OffRampQuote } from '@exchange-sim/contract';
import { type SellState, sellSearch } from './sell-state.js';

/** Query of `/sell/live-app`: the sale and the chosen offer. */
export function liveAppSearch(
  state: SellState,
  quote: Pick<OffRampQuote, 'providerId' | 'providerName' | 'quoteId'>,
): string {
  const search = new URLSearchParams(sellSearch(state));
  search.set('provider', quote.providerId);
  search.set('quote', quote.quoteId);
  return search.toString();
}
