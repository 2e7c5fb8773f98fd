/** What belongs to the signed-in user, kept fresh by the backend's events. @module */
import {
  type AccountEvent,
  type BuyOrderView,
  type OrderView,
  providerAccountApi,
  providerBuyAccountApi,
  providerSwapAccountApi,
  type SwapOrderView,
} from '@exchange-sim/contract';
import { type QueryClient, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { followEvents } from '../api/account-events.js';
import { sessionRequest } from '../api/session-request.js';
import { productOf, useWidget, type Widget } from '../widget-context.js';

export function useOrders() {
  const { api } = useWidget();
  return useQuery({ queryKey: ['orders'], queryFn: () => api.call(providerAccountApi.orders) });
}

export function useOrder(sellId: string) {
  const { api } = useWidget();
  return useQuery({
    queryKey: ['order', sellId],
    queryFn: () => api.call(providerAccountApi.order, { params: { sellId } }),
  });
}

export function useBuys() {
  const { api } = useWidget();
  return useQuery({ queryKey: ['buys'], queryFn: () => api.call(providerBuyAccountApi.orders) });
}

export function useBuy(orderId: string) {
  const { api } = useWidget();
  return useQuery({
    queryKey: ['buy', orderId],
    queryFn: () => api.call(providerBuyAccountApi.orderView, { params: { orderId } }),
  });
}

export function useSwaps() {
  const { api } = useWidget();
  return useQuery({ queryKey: ['swaps'], queryFn: () => api.call(providerSwapAccountApi.swaps) });
}

/** A swap. @param followed whether the events of a session tell of its changes; without, the swap's own public ones do */
export function useSwapOrder(swapId: string, followed: boolean) {
  const widget = useWidget();
  const { api } = widget;
  const query = useQuery({
    queryKey: ['swap', swapId],
    queryFn: () => api.call(providerSwapAccountApi.swap, { params: { swapId } }),
  });
  const listens = !followed && query.data !== undefined;
  useEffect(() => {
    if (!listens) return;
    const url = streamOf(widget, `/api/swaps/${encodeURIComponent(swapId)}/events`);
    // each connection begins with the swap as it is
    return followEvents({ url, onEvent: (event) => take(event, widget) });
  }, [widget, swapId, listens]);
  return query;
}

const streamOf = ({ config }: Widget, path: string) => `${config.providerApiUrl.replace(/\/$/, '')}${path}`;

/** Follows the events of the session while the component is there. */
export function useAccountEvents(): void {
  const widget = useWidget();
  useEffect(() => {
    const { queries, session } = widget;
    return followEvents({
      url: streamOf(widget, '/api/events'),
      session: sessionRequest(productOf(widget.parameters)),
      onEvent: (event) => take(event, widget),
      onReconnect: () => askAgain(queries),
      onUnauthorized: () => session.refused(),
    });
  }, [widget]);
}

/** What events would have told. Not the quote: nothing but the review replaces a price. */
function askAgain(queries: QueryClient): void {
  for (const what of ['me', 'buys', 'buy', 'orders', 'order', 'swaps', 'swap'])
    void queries.invalidateQueries({ queryKey: [what] });
}

function take(event: AccountEvent, { queries, clock }: Widget): void {
  if (event.type === 'user') queries.setQueryData(['me'], event.user);
  if (event.type === 'buy') keepBuy(queries, event.buy);
  if (event.type === 'order') keepOrder(queries, event.order);
  if (event.type === 'swap') keepSwap(queries, event.swap);
  if (event.type === 'clock') clock.set(event.now, event.frozen);
}

/**
 * Keeps the answer to a request, unless an event has said something about the same since it was sent: events are sent once
 * things have changed, so they know more than an answer that was on its way.
 */
export async function keepAnswer<T>(
  queries: QueryClient,
  request: Promise<T>,
  keyOf: (answer: T) => readonly unknown[],
  keep: (answer: T) => void,
): Promise<T> {
  const sentAt = Date.now();
  const answer = await request;
  const heardAt = queries.getQueryState(keyOf(answer))?.dataUpdatedAt ?? 0;
  if (heardAt < sentAt) keep(answer);
  return answer;
}

/** Puts an order everywhere it is shown. */
export function keepOrder(queries: QueryClient, order: OrderView): void {
  queries.setQueryData(['order', order.sellId], order);
  queries.setQueryData<OrderView[]>(
    ['orders'],
    (orders) =>
      orders && [order, ...orders.filter(({ sellId }) => sellId !== order.sellId)].toSorted(newestFirst),
  );
}

/** Puts a purchase everywhere it is shown. */
export function keepBuy(queries: QueryClient, buy: BuyOrderView): void {
  queries.setQueryData(['buy', buy.orderId], buy);
  queries.setQueryData<BuyOrderView[]>(
    ['buys'],
    (buys) => buys && [buy, ...buys.filter(({ orderId }) => orderId !== buy.orderId)].toSorted(newestFirst),
  );
}

/** Puts a swap everywhere it is shown. */
export function keepSwap(queries: QueryClient, swap: SwapOrderView): void {
  queries.setQueryData(['swap', swap.swapId], swap);
  queries.setQueryData<SwapOrderView[]>(
    ['swaps'],
    (swaps) => swaps && [swap, ...swaps.filter(({ swapId }) => swapId !== swap.swapId)].toSorted(newestFirst),
  );
}

const newestFirst = (a: { createdAt: string }, b: { createdAt: string }) =>
  b.createdAt.localeCompare(a.createdAt);
