import { type BuyQuoteView, providerBuyAccountApi } from '@exchange-sim/contract';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type ApiError, toApiError } from '../api/api-error.js';
import { goTo } from '../layout/route.js';
import { keepAnswer, keepBuy, useBuys } from '../session/use-account.js';
import { buyParametersOf, useWidget } from '../widget-context.js';

interface Ordering {
  order(): void;
  ordering: boolean;
  /** Why it could not be ordered, other than the price. */
  error: ApiError | undefined;
  priceGone: ApiError | undefined;
}

/** Orders the coins of a reviewed price; the order's own page asks for the payment. */
export function useOrderCoins(quote: BuyQuoteView): Ordering {
  const widget = useWidget();
  const { api, queries } = widget;
  const { accountAddress: address, ledgerTransactionId } = buyParametersOf(widget);
  const ordering = useMutation({
    mutationFn: () =>
      keepAnswer(
        queries,
        api.call(providerBuyAccountApi.order, {
          body: { quoteId: quote.quoteId, address, ...(ledgerTransactionId && { ledgerTransactionId }) },
        }),
        ({ orderId }) => ['buy', orderId],
        (buy) => keepBuy(queries, buy),
      ),
    onSuccess: ({ orderId }) => {
      goTo({ page: 'buy', orderId });
      // a price is ordered once: who comes back sees a fresh one
      queries.removeQueries({ queryKey: ['buy-quote'] });
    },
    onError: (error) => {
      if (toApiError(error).status === 403) void queries.invalidateQueries({ queryKey: ['me'] });
    },
  });
  const error = ordering.error ? toApiError(ordering.error) : undefined;
  const gone = error?.status === 404 || error?.status === 410;
  return {
    order: () => ordering.mutate(),
    ordering: ordering.isPending,
    error: gone ? undefined : error,
    priceGone: gone ? error : undefined,
  };
}

/** What was paid for with this link before leads to its order; no second payment is asked for. */
export function useEarlierPurchase(): void {
  const { ledgerTransactionId } = buyParametersOf(useWidget());
  const earlier = useBuys().data?.find(
    (known) =>
      ledgerTransactionId !== undefined &&
      known.ledgerTransactionId === ledgerTransactionId &&
      known.state !== 'failed' &&
      ['challenge', 'pending', 'paid'].includes(known.payment.state),
  );
  const orderId = earlier?.orderId;
  useEffect(() => {
    if (orderId) goTo({ page: 'buy', orderId }, { replace: true });
  }, [orderId]);
}
