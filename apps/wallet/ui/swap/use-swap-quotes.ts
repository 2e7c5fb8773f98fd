import {
  backendSwapApi,
  isSwapQuote,
  type SwapQuoteRow,
  type SwapRejectionRow,
  swapRow,
} from '@exchange-sim/contract';
import { z } from 'zod';
import { compareWhole } from '../money/money.js';
import { type Streaming, useStreamed } from '../quotes/use-streamed.js';
import { useLedgerBackend } from '../wire/config.js';
import type { ServerSent } from '../wire/server-sent.js';
import type { Wish } from './swap-state.js';

interface Rows extends Streaming {
  /** Best first. */
  quotes: SwapQuoteRow[];
  rejections: SwapRejectionRow[];
}

const nothing: Rows = { quotes: [], rejections: [], loading: true, error: undefined };
const allRows = z.array(swapRow);

function withRow(old: Rows, row: z.output<typeof swapRow>): Rows {
  if (!isSwapQuote(row)) return { ...old, rejections: [...old.rejections, row] };
  const quotes = [...old.quotes, row].sort((a, b) => compareWhole(b.exact.amountTo, a.exact.amountTo));
  return { ...old, quotes };
}

/** The rows with one more event of the stream: each `row` as it comes, then `done` with all of them. */
function withStreamed(old: Rows, { event, data }: ServerSent): Rows {
  switch (event) {
    case 'row':
      return withRow(old, swapRow.parse(data));
    case 'done':
      return allRows.parse(data).reduce(withRow, { ...nothing, loading: false });
    default:
      return old;
  }
}

interface Addresses {
  from: string | undefined;
  to: string | undefined;
}

/** Asks every provider of Swap for what is wished. */
export function useSwapQuotes({ from, to, amount, account }: Wish, addresses: Addresses) {
  const target = useLedgerBackend();
  return useStreamed({
    target,
    path: backendSwapApi.quote.path,
    query: {
      from,
      to,
      amountFrom: amount,
      fromAccountId: account,
      addressFrom: addresses.from,
      addressTo: addresses.to,
      displayLanguage: 'en',
    },
    nothing,
    withStreamed,
  });
}
