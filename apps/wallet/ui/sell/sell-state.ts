import { useCallback, useEffect, useMemo } from 'react';
import { useLocation, useSearchParams } from 'react-router';

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
export function sellSearch(state: Partial<SellState>): string {
  const search = new URLSearchParams();
  for (const name of NAMES) {
    const value = state[name];
    if (value) search.set(name, value);
  }
  return search.toString();
}

const BY_FORM = { byForm: true };

/** The URL's amount changed by other means than this form: the field follows it. */
export function useAmountFromOutside(follow: (amount: string) => void): void {
  const { key, state, search } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each navigation
  useEffect(() => {
    if (state?.byForm !== true) follow(new URLSearchParams(search).get('amount') ?? '');
  }, [key]);
}

export function useSellState() {
  const [search, setSearch] = useSearchParams();
  const state = useMemo(() => readSellState(search), [search]);
  const change = useCallback(
    (changes: Partial<SellState>) =>
      setSearch((old) => new URLSearchParams(sellSearch({ ...readSellState(old), ...changes })), {
        replace: true,
        state: BY_FORM,
      }),
    [setSearch],
  );
  return [state, change] as const;
}
