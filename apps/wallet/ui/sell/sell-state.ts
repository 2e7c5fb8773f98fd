import { searchOf, useUrlState } from '../wire/url-state.js';

/** What the user has entered so far; all of it stands in the URL. Amount in whole units, as typed. */
export interface SellState {
  from: string | undefined;
  account: string | undefined;
  to: string | undefined;
  amount: string | undefined;
  country: string | undefined;
  method: string | undefined;
}
const NAMES = ['from', 'account', 'to', 'amount', 'country', 'method'] as const;

export function readSellState(search: URLSearchParams): SellState {
  const value = (name: string) => search.get(name) ?? undefined;
  return {
    from: value('from'),
    account: value('account'),
    to: value('to')?.toUpperCase(),
    amount: value('amount'),
    country: value('country')?.toUpperCase(),
    method: value('method'),
  };
}

/** The state as a query, in a fixed order, without what is not set. */
export const sellSearch = (state: Partial<SellState>): string => searchOf(NAMES, state);

export const useSellState = () => useUrlState(readSellState, sellSearch);
