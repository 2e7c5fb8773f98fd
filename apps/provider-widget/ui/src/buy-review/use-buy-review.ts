/** The price of a purchase: made for this page, held for a while, renewed when the user asks. @module */
import { type BuyQuoteView, providerBuyAccountApi } from '@exchange-sim/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ApiError, toApiError } from '../api/api-error.js';
import { DEFAULT_COUNTRY } from '../identity/countries.js';
import { buyParametersOf, useWidget } from '../widget-context.js';

export interface BuyReview {
  quote: BuyQuoteView | undefined;
  /** The quote that `quote` took the place of, when the user asked for a new price. */
  previous: BuyQuoteView | undefined;
  loading: boolean;
  /** Why there is no price to show. */
  error: ApiError | undefined;
  retry(): void;
  /** Asks for a new price; the user sees it before anything else happens. */
  renew(): void;
  renewing: boolean;
  renewError: ApiError | undefined;
  /** Where the user lives; only a link that does not say so lets it be chosen. */
  country: string;
  chooseCountry: ((country: string) => void) | undefined;
}

export function useBuyReview(): BuyReview {
  const widget = useWidget();
  const { api, queries } = widget;
  const { cryptoCurrency, fiatCurrency, fiatAmount, paymentMethod, bankResidency } = buyParametersOf(widget);
  const [country, setCountry] = useState(bankResidency ?? DEFAULT_COUNTRY);
  const [previous, setPrevious] = useState<BuyQuoteView>();
  const queryKey = ['buy-quote', country];
  const ask = () =>
    api.call(providerBuyAccountApi.newQuote, {
      body: { cryptoCurrency, fiatCurrency, fiatAmount, paymentMethod, country },
    });
  const current = useQuery({ queryKey, queryFn: ask });
  const renewal = useMutation({
    mutationFn: ask,
    onSuccess: (fresh) => {
      setPrevious(current.data);
      queries.setQueryData(queryKey, fresh);
    },
  });
  const chooseCountry = (chosen: string) => {
    setPrevious(undefined);
    setCountry(chosen);
  };
  return {
    quote: current.data,
    previous,
    loading: current.isPending,
    error: current.error ? toApiError(current.error) : undefined,
    retry: () => void current.refetch(),
    renew: () => renewal.mutate(),
    renewing: renewal.isPending,
    renewError: renewal.error ? toApiError(renewal.error) : undefined,
    country,
    chooseCountry: bankResidency ? undefined : chooseCountry,
  };
}
