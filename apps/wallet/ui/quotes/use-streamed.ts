/** Quotes that come one by one, as server-sent events that end with `done`. @module */
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Target, urlOf } from '../wire/call.js';
import { readServerSent, type ServerSent } from '../wire/server-sent.js';
import { refused, unreachable, WireError } from '../wire/wire-error.js';

type Query = Record<string, string | undefined>;

async function* stream(
  target: Target,
  path: string,
  query: Query,
  signal: AbortSignal,
): AsyncGenerator<ServerSent> {
  const url = urlOf(target, path, { query });
  const response = await fetch(url, { headers: { accept: 'text/event-stream' }, signal }).catch(
    (error: unknown) => {
      throw signal.aborted ? error : unreachable(target.party, url);
    },
  );
  if (!response.ok)
    throw refused(target.party, response.status, await response.json().catch(() => undefined));
  let last = '';
  for await (const event of readServerSent(response)) {
    last = event.event;
    yield event;
  }
  if (last !== 'done') {
    throw new WireError('The stream of quotes broke off before its end.', target.party, {
      fix: 'Try again; see the log of the Ledger Backend if it happens again.',
    });
  }
}

/** What every list of quotes has beside its rows. */
export interface Streaming {
  /** Whether more may still come. */
  loading: boolean;
  error: unknown;
}

interface Source<State extends Streaming> {
  target: Target;
  path: string;
  query: Query;
  nothing: State;
  /** The state with one more event of the stream. */
  withStreamed(old: State, event: ServerSent): State;
}

/** Asks for quotes; rows come as they arrive. `refresh` asks again. */
export function useStreamed<State extends Streaming>(source: Source<State>): State & { refresh(): void } {
  const { target, path, query, nothing, withStreamed } = source;
  const [state, setState] = useState(nothing);
  const [round, setRound] = useState(0);
  const fold = useRef({ nothing, withStreamed });
  const key = JSON.stringify([target, path, query, round]);
  useEffect(() => {
    const [to, at, wanted] = JSON.parse(key) as [Target, string, Query];
    const stop = new AbortController();
    setState(fold.current.nothing);
    const listen = async () => {
      let quotes = fold.current.nothing;
      for await (const event of stream(to, at, wanted, stop.signal)) {
        quotes = fold.current.withStreamed(quotes, event);
        setState(quotes);
      }
    };
    // Deferred, so that a mount that is undone at once (StrictMode) asks nobody.
    const start = setTimeout(() => {
      listen().catch((error: unknown) => {
        if (!stop.signal.aborted) setState((old) => ({ ...old, loading: false, error }));
      });
    }, 0);
    return () => {
      clearTimeout(start);
      stop.abort();
    };
  }, [key]);
  return { ...state, refresh: useCallback(() => setRound((count) => count + 1), []) };
}
