/** The quote of the swap under review: a fixed one as long as it holds, a floating one always fresh. @module */
import { providerSwapAccountApi, type SwapQuoteView } from '@exchange-sim/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ApiError, toApiError } from '../api/api-error.js';
import { useEvery } from '../clock/use-every.js';
import { rememberQuote } from '../layout/route.js';
import { swapParametersOf, useWidget } from '../widget-context.js';
import { swapAccountsOf } from './use-swap-accounts.js';

/** The summary in a Live App must be refreshed at least every ten seconds; two are left for the answer. */
export const REFRESH_SECONDS = 8;

export interface SwapReview {
  quote: SwapQuoteView | undefined;
  /** The quote that `quote` took the place of, when the user asked for a new price. */
  previous: SwapQuoteView | undefined;
  /** The quote the user came with or asked for; refreshes of a floating price do not change it. */
  landedQuoteId: string | undefined;
  loading: boolean;
  /** Why there is no quote to show. */
  error: ApiError | undefined;
  /** The price of the link does not hold any more. */
  gone: boolean;
  /** Asks for the same thing once more. */
  retry(): void;
  /** Asks for a new floating price; the user sees it before anything else happens. */
  renew(): void;
  renewing: boolean;
  renewError: ApiError | undefined;
  /** The last refresh of a floating price failed: what is shown may be out of date. */
  stale: boolean;
}

/** @param idle whether nothing is being signed: what the user agreed to is not refreshed under their hands */
export function useSwapReview(idle: boolean): SwapReview {
  const widget = useWidget();
  const { api, queries } = widget;
  const { fromAmount: amountFrom } = swapParametersOf(widget);
  const [quoteId, setQuoteId] = useState(
    () => new URLSearchParams(location.search).get('quoteId') ?? undefined,
  );
  const [landed, setLanded] = useState(quoteId);
  const [previous, setPrevious] = useState<SwapQuoteView>();
  /** Only floating prices are renewed here: whoever took a fixed one chooses among fresh quotes in the wallet. */
  const askNew = async () => {
    const { from, to } = await swapAccountsOf(widget);
    const body = { from: from.currency, to: to.currency, amountFrom, tradeMethod: 'float' as const };
    const fresh = await api.call(providerSwapAccountApi.newQuote, { body });
    queries.setQueryData(['swap-quote', fresh.quoteId], fresh);
    // A floating price is never shown again: a reload asks for the market's price of then.
    rememberQuote(undefined);
    return fresh;
  };
  const current = useQuery({
    queryKey: ['swap-quote', quoteId ?? 'first'],
    queryFn: () => (quoteId ? api.call(providerSwapAccountApi.quote, { params: { quoteId } }) : askNew()),
    // coming back to the page asks for the market's price of then
    ...(!quoteId && { gcTime: 0 }),
  });
  const quote = current.data;
  const renewal = useMutation({
    mutationFn: (_: { byUser: boolean }) => askNew(),
    onSuccess: (fresh, { byUser }) => {
      if (!byUser && !idle) return;
      if (byUser) {
        setPrevious(quote);
        setLanded(fresh.quoteId);
      }
      setQuoteId(fresh.quoteId);
    },
  });
  const floats = quote?.tradeMethod === 'float';
  useEvery(REFRESH_SECONDS, floats && idle && !renewal.isPending, () => renewal.mutate({ byUser: false }));
  const error = current.error ? toApiError(current.error) : undefined;
  return {
    quote,
    previous,
    landedQuoteId: landed ?? quote?.quoteId,
    loading: current.isPending,
    error,
    gone: error?.status === 404 || error?.status === 410,
    retry: () => void current.refetch(),
    renew: () => renewal.mutate({ byUser: true }),
    renewing: renewal.isPending,
    renewError: renewal.error ? toApiError(renewal.error) : undefined,
    stale: floats && renewal.isError,
  };
}
