/** What a form has asked so far, kept in the URL: it survives a reload and can be sent to a colleague. @module */
import { useCallback, useEffect, useMemo, useRef } from 'react';
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

/**
 * The state read from the URL, and what changes it there. `read` and `write` must be the same at each call. A change counts at
 * once: the router shows it a moment later, and one that follows it by then does not undo it.
 */
export function useUrlState<State extends object>(
  read: (search: URLSearchParams) => State,
  write: (state: State) => string,
) {
  const [search, setSearch] = useSearchParams();
  const { state: cause } = useLocation();
  const state = useMemo(() => read(search), [search, read]);
  const coming = useRef<Partial<State>>({});
  useEffect(() => {
    const isShown = ([name, value]: [string, unknown]) => Reflect.get(state, name) === value;
    const left = Object.entries(coming.current).filter((change) => !isShown(change));
    // whoever goes elsewhere means what stands there
    coming.current = cause?.byForm === true ? (Object.fromEntries(left) as Partial<State>) : {};
  }, [state, cause]);
  const change = useCallback(
    (changes: Partial<State>) => {
      coming.current = { ...coming.current, ...changes };
      setSearch((shown) => new URLSearchParams(write({ ...read(shown), ...coming.current })), {
        replace: true,
        state: BY_FORM,
      });
    },
    [setSearch, read, write],
  );
  return [state, change] as const;
}
