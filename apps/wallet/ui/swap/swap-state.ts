import { FEE_STRATEGIES } from '@exchange-sim/contract';
import { searchOf, useUrlState } from '../wire/url-state.js';

/** What the user has entered so far; all of it stands in the URL. Currencies are LedgerIds, the amount is in whole units. */
export interface SwapState {
  from: string | undefined;
  account: string | undefined;
  to: string | undefined;
  toAccount: string | undefined;
  amount: string | undefined;
  fees: string | undefined;
}
const NAMES = ['from', 'account', 'to', 'toAccount', 'amount', 'fees'] as const;

export function readSwapState(search: URLSearchParams): SwapState {
  const value = (name: string) => search.get(name) ?? undefined;
  return {
    from: value('from'),
    account: value('account'),
    to: value('to'),
    toAccount: value('toAccount'),
    amount: value('amount'),
    fees: value('fees'),
  };
}

/** The state as a query, in a fixed order, without what is not set. */
export const swapSearch = (state: Partial<SwapState>): string => searchOf(NAMES, state);

export const useSwapState = () => useUrlState(readSwapState, swapSearch);

export type FeeStrategy = (typeof FEE_STRATEGIES)[number];

/** The fee preference meant by a text of the URL; medium when it is none. */
export function feeStrategyOf(text: string | undefined): FeeStrategy {
  return FEE_STRATEGIES.find((strategy) => strategy === text) ?? 'medium';
}

/** A swap that is fully asked for. */
export type Wish = Omit<{ [Name in keyof SwapState]: string }, 'fees'> & { fees: FeeStrategy };

/** The wish, once nothing of it is missing. */
export function wishOf({ from, account, to, toAccount, amount, fees }: SwapState): Wish | undefined {
  if (!from || !account || !to || !toAccount || !amount) return undefined;
  return { from, account, to, toAccount, amount, fees: feeStrategyOf(fees) };
}
