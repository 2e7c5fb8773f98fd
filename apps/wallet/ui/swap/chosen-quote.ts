/** The chosen quote on its way from the list to the next step: in the browser's history, so that it survives a reload. @module */
import { type SwapQuoteRow, swapQuoteRow } from '@exchange-sim/contract';
import { useLocation } from 'react-router';
import { swapSearch, type Wish } from './swap-state.js';

/** Where a quote goes on, and what the page there needs of it. */
export function goOnWith(wish: Wish, quote: SwapQuoteRow) {
  const search = new URLSearchParams(swapSearch(wish));
  search.set('provider', quote.provider);
  if (quote.quoteId) search.set('quote', quote.quoteId);
  search.set('rate', quote.exact.exchangeRate);
  const isLiveApp = quote.continuesIn === 'live-app';
  if (isLiveApp) search.set('transaction', crypto.randomUUID());
  return { to: `/swap/${isLiveApp ? 'live-app' : 'review'}?${search}`, state: { quote } };
}

/** The quote this page was opened with; undefined when somebody else's link was followed. */
export function useChosenQuote(): SwapQuoteRow | undefined {
  const { state } = useLocation() as { state: { quote?: unknown } | null };
  return swapQuoteRow.safeParse(state?.quote).data;
}
