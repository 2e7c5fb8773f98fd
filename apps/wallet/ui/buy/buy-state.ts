import { searchOf, useUrlState } from '../wire/url-state.js';

/** What the amount is of: the money that is spent, or the coins that arrive. */
export type AmountIn = 'fiat' | 'crypto';

/** What the user has entered so far; all of it stands in the URL. `from` is fiat, `to` a LedgerId; the amount is in whole units, as typed. */
export interface BuyState {
  from: string | undefined;
  to: string | undefined;
  account: string | undefined;
  amount: string | undefined;
  /** "crypto", or absent for fiat. */
  in: string | undefined;
  country: string | undefined;
  method: string | undefined;
}
const NAMES = ['from', 'to', 'account', 'amount', 'in', 'country', 'method'] as const;

export function readBuyState(search: URLSearchParams): BuyState {
  const value = (name: string) => search.get(name) ?? undefined;
  return {
    from: value('from')?.toUpperCase(),
    to: value('to'),
    account: value('account'),
    amount: value('amount'),
    in: value('in') === 'crypto' ? 'crypto' : undefined,
    country: value('country')?.toUpperCase(),
    method: value('method'),
  };
}

/** The state as a query, in a fixed order, without what is not set. */
export const buySearch = (state: Partial<BuyState>): string => searchOf(NAMES, state);

export const useBuyState = () => useUrlState(readBuyState, buySearch);

export const amountIn = (state: Pick<BuyState, 'in'>): AmountIn =>
  state.in === 'crypto' ? 'crypto' : 'fiat';

/** A purchase that is fully asked for. */
export type Wish = { [Name in Exclude<keyof BuyState, 'in'>]: string } & Pick<BuyState, 'in'>;

/** The wish, once nothing of it is missing. */
export function wishOf(state: BuyState): Wish | undefined {
  const { from, to, account, amount, country, method } = state;
  if (!from || !to || !account || !amount || !country || !method) return undefined;
  return { from, to, account, amount, in: state.in, country, method };
}
