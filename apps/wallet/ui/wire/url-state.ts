/** What a form has asked so far, kept in the URL: it survives a reload and can be sent to a colleague. @module */
import { useCallback, useEffect, useMemo } from 'react';
import { useLocation, useSearchParams } from 'react-router';

/** The state as a query, in the order of `names`, without what is not set. */
export function searchOf<Name extends string>(
  names: readonly Name[],
  state: Partial<Record<Name, string | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const name of names) {
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

/** The state read from the URL, and what changes it there. `read` and `write` must be the same at each call. */
export function useUrlState<State>(
  read: (search: URLSearchParams) => State,
  write: (state: State) => string,
) {
  const [search, setSearch] = useSearchParams();
  const state = useMemo(() => read(search), [search, read]);
  const change = useCallback(
    (changes: Partial<State>) =>
      setSearch((old) => new URLSearchParams(write({ ...read(old), ...changes })), {
        replace: true,
        state: BY_FORM,
      }),
    [setSearch, read, write],
  );
  return [state, change] as const;
}
