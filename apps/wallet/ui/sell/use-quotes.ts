import {
  backendAggregationApi,
  type OffRampQuery,
  type OffRampQuote,
  type OffRampRejection,
  offRampAnswer,
  offRampQuote,
  offRampRejection,
} from '@exchange-sim/contract';
import { useCallback, useEffect, useState } from 'react';
import { compareWhole } from '../money/money.js';
import { type Target, urlOf } from '../wire/call.js';
import { readServerSent, type ServerSent } from '../wire/server-sent.js';
import { refused, unreachable, WireError } from '../wire/wire-error.js';

export interface Quotes {
  /** Best first. */
  quotes: OffRampQuote[];
  rejections: OffRampRejection[];
  /** Whether more may still come. */
  loading: boolean;
  error: unknown;
}

const nothing: Quotes = { quotes: [], rejections: [], loading: true, error: undefined };

const bestFirst = (quotes: OffRampQuote[]) => quotes.sort((a, b) => compareWhole(b.amountTo, a.amountTo));

/** The quotes with one more event of the stream: `quote` and `rejection` as they come, then `done` with all of them. */
export function withStreamed(old: Quotes, { event, data }: ServerSent): Quotes {
  switch (event) {
    case 'quote':
      return { ...old, quotes: bestFirst([...old.quotes, offRampQuote.parse(data)]) };
    case 'rejection':
      return { ...old, rejections: [...old.rejections, offRampRejection.parse(data)] };
    case 'done': {
      const { quotes, rejections } = offRampAnswer.parse(data);
      return { quotes: bestFirst(quotes), rejections, loading: false, error: undefined };
    }
    default:
      return old;
  }
}

async function* stream(target: Target, query: OffRampQuery, signal: AbortSignal): AsyncGenerator<ServerSent> {
  const url = urlOf(target, backendAggregationApi.offRamp.path, { query });
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

/** Asks every eligible provider; rows come as they arrive. `refresh` asks again. */
export function useQuotes(target: Target, query: OffRampQuery): Quotes & { refresh(): void } {
  const [state, setState] = useState(nothing);
  const [round, setRound] = useState(0);
  const key = JSON.stringify([target, query, round]);
  useEffect(() => {
    const [to, wanted] = JSON.parse(key) as [Target, OffRampQuery];
    const stop = new AbortController();
    setState(nothing);
    const listen = async () => {
      let quotes = nothing;
      for await (const event of stream(to, wanted, stop.signal)) {
        quotes = withStreamed(quotes, event);
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
