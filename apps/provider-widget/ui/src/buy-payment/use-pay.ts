import type { BuyOrderView } from '@exchange-sim/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiClient } from '../api/api-client.js';
import { type ApiError, toApiError } from '../api/api-error.js';
import { keepAnswer, keepBuy } from '../session/use-account.js';
import { realTime } from '../trace/hop-reporter.js';
import { useWidget } from '../widget-context.js';

interface Paying<Details> {
  pay(details: Details): void;
  paying: boolean;
  error: ApiError | undefined;
}

/**
 * The button that pays. It is told to the trace with the ids of the order and the way of paying, never with a card's digits.
 * @param call tells the backend; its answer is shown unless an event knows more
 */
export function usePay<Details>(
  order: BuyOrderView,
  call: (api: ApiClient, details: Details) => Promise<BuyOrderView>,
): Paying<Details> {
  const { api, queries, reportHop } = useWidget();
  const [paying, setPaying] = useState(false);
  const payment = useMutation({
    mutationFn: (details: Details) =>
      keepAnswer(
        queries,
        call(api, details),
        ({ orderId }) => ['buy', orderId],
        (buy) => keepBuy(queries, buy),
      ),
    onSettled: () => setPaying(false),
  });
  const pay = (details: Details) => {
    const { orderId, quoteId, ledgerTransactionId } = order;
    const now = realTime();
    const ids = { orderId, quoteId, ...(ledgerTransactionId && { ledgerTransactionId }) };
    reportHop({
      from: 'user',
      to: 'provider-widget',
      kind: 'ui',
      name: 'pay',
      start: now,
      end: now,
      request: { ...ids, paymentMethod: order.payment.method },
    });
    // from the press on, so that what an earlier try left is gone at once
    setPaying(true);
    payment.mutate(details);
  };
  return { pay, paying, error: payment.error ? toApiError(payment.error) : undefined };
}
