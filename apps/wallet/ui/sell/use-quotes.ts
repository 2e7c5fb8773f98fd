import {
  backendAggregationApi,
  type OffRampQuery,
  type OffRampQuote,
  type OffRampRejection,
  offRampAnswer,
  offRampQuote,
  offRampRejection,
} from '@exchange-sim/contract';
import { compareWhole } from '../money/money.js';
import { type Streaming, useStreamed } from '../quotes/use-streamed.js';
import type { Target } from '../wire/call.js';
import type { ServerSent } from '../wire/server-sent.js';

interface Quotes extends Streaming {
  /** Best first. */
  quotes: OffRampQuote[];
  rejections: OffRampRejection[];
}

const nothing: Quotes = { quotes: [], rejections: [], loading: true, error: undefined };

const bestFirst = (quotes: OffRampQuote[]) => quotes.sort((a, b) => compareWhole(b.amountTo, a.amountTo));

/** The quotes with one more event of the stream: `quote` and `rejection` as they come, then `done` with all of them. */
function withStreamed(old: Quotes, { event, data }: ServerSent): Quotes {
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

/** Asks every eligible provider of Sell. */
export function useQuotes(target: Target, query: OffRampQuery) {
  return useStreamed({ target, path: backendAggregationApi.offRamp.path, query, nothing, withStreamed });
}
