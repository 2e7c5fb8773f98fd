import {
  backendBuyApi,
  type OnRampQuery,
  type OnRampQuote,
  type OnRampRejection,
  onRampAnswer,
  onRampQuote,
  onRampRejection,
} from '@exchange-sim/contract';
import { compareProducts } from '../money/money.js';
import { type Streaming, useStreamed } from '../quotes/use-streamed.js';
import type { Target } from '../wire/call.js';
import type { ServerSent } from '../wire/server-sent.js';

interface Quotes extends Streaming {
  /** Best first. */
  quotes: OnRampQuote[];
  rejections: OnRampRejection[];
}

const nothing: Quotes = { quotes: [], rejections: [], loading: true, error: undefined };

/** Most coins for the money first. */
const bestFirst = (quotes: OnRampQuote[]) =>
  quotes.sort((a, b) => compareProducts([b.cryptoAmount, a.fiatAmount], [a.cryptoAmount, b.fiatAmount]));

/** The quotes with one more event of the stream: `quote` and `rejection` as they come, then `done` with all of them. */
function withStreamed(old: Quotes, { event, data }: ServerSent): Quotes {
  switch (event) {
    case 'quote':
      return { ...old, quotes: bestFirst([...old.quotes, onRampQuote.parse(data)]) };
    case 'rejection':
      return { ...old, rejections: [...old.rejections, onRampRejection.parse(data)] };
    case 'done': {
      const { quotes, rejections } = onRampAnswer.parse(data);
      return { quotes: bestFirst(quotes), rejections, loading: false, error: undefined };
    }
    default:
      return old;
  }
}

/** Asks every eligible provider of Buy. */
export function useQuotes(target: Target, query: OnRampQuery) {
  return useStreamed({ target, path: backendBuyApi.onRamp.path, query, nothing, withStreamed });
}
