/** The quote under review, and how a new one is asked for. @module */
import { providerAccountApi, type QuoteView } from '@exchange-sim/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ApiError, toApiError } from '../api/api-error.js';
import { rememberQuote } from '../layout/route.js';
import { saleParametersOf, useWidget } from '../widget-context.js';

export interface Review {
  quote: QuoteView | undefined;
  /** The quote that `quote` took the place of, when the user asked for a new price. */
  previous: QuoteView | undefined;
  loading: boolean;
  /** Why there is no quote to show. */
  error: ApiError | undefined;
  /** The price of the link does not hold any more. */
  gone: boolean;
  /** Asks for the same thing once more. */
  retry(): void;
  /** Asks for a new price; the user sees it before anything else happens. */
  renew(): void;
  renewing: boolean;
  renewError: ApiError | undefined;
}

/** Shows the quote of the link as it is. Only a link without one, or the user, makes a new quote. */
export function useReview(): Review {
  const widget = useWidget();
  const { api, queries } = widget;
  const parameters = saleParametersOf(widget);
  const [quoteId, setQuoteId] = useState(
    () => new URLSearchParams(location.search).get('quoteId') ?? undefined,
  );
  const [previous, setPrevious] = useState<QuoteView>();
  const askNew = async () => {
    const { cryptoCurrency, fiatCurrency, cryptoAmount, paymentMethod, bankResidency } = parameters;
    const body = { cryptoCurrency, fiatCurrency, cryptoAmount, paymentMethod, country: bankResidency };
    const fresh = await api.call(providerAccountApi.newQuote, { body });
    queries.setQueryData(['quote', fresh.quoteId], fresh);
    rememberQuote(fresh.quoteId);
    return fresh;
  };
  const current = useQuery({
    queryKey: ['quote', quoteId ?? 'first'],
    queryFn: () => (quoteId ? api.call(providerAccountApi.quote, { params: { quoteId } }) : askNew()),
  });
  const renewal = useMutation({
    mutationFn: askNew,
    onSuccess: (fresh) => {
      setPrevious(current.data);
      setQuoteId(fresh.quoteId);
    },
  });
  const error = current.error ? toApiError(current.error) : undefined;
  return {
    quote: current.data,
    previous,
    loading: current.isPending,
    error,
    gone: error?.status === 404 || error?.status === 410,
    retry: () => void current.refetch(),
    renew: () => renewal.mutate(),
    renewing: renewal.isPending,
    renewError: renewal.error ? toApiError(renewal.error) : undefined,
  };
}
