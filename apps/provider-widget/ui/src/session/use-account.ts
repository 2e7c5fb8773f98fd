/** The signed-in user and what belongs to them, kept fresh by the backend's events. @module */
import {
  type AccountEvent,
  type OrderView,
  providerAccountApi,
  providerSwapAccountApi,
  type SwapOrderView,
} from '@exchange-sim/contract';
import { type QueryClient, useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { followAccountEvents } from '../api/account-events.js';
import { useWidget, type Widget } from '../widget-context.js';
import type { SessionState } from './session-store.js';

export function useSession(): SessionState {
  const { session } = useWidget();
  return useSyncExternalStore(session.subscribe, session.state);
}

export function useMe() {
  const { api } = useWidget();
  return useQuery({ queryKey: ['me'], queryFn: () => api.call(providerAccountApi.me) });
}

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

export function useSwaps() {
  const { api } = useWidget();
  return useQuery({ queryKey: ['swaps'], queryFn: () => api.call(providerSwapAccountApi.swaps) });
}

const POLL_MS = 3000;

/** A swap; without a session nobody tells about changes, so it is asked for again until it is over. */
export function useSwapOrder(swapId: string, followed: boolean) {
  const { api } = useWidget();
  return useQuery({
    queryKey: ['swap', swapId],
    queryFn: () => api.call(providerSwapAccountApi.swap, { params: { swapId } }),
    refetchInterval: ({ state }) => !followed && !isOver(state.data) && POLL_MS,
  });
}

/** An expired swap may still be refunded, when its payment comes late. */
function isOver(swap: SwapOrderView | undefined): boolean {
  return swap?.status === 'FINISHED' || swap?.status === 'REFUNDED';
}

/** Follows the events of the session while the component is there. */
export function useAccountEvents(token: string): void {
  const widget = useWidget();
  useEffect(() => {
    const { config, queries, session } = widget;
    return followAccountEvents({
      baseUrl: config.providerApiUrl,
      token,
      onEvent: (event) => take(event, widget),
      onReconnect: () => askAgain(queries),
      onUnauthorized: () => session.forget('ended'),
    });
  }, [widget, token]);
}

/** What events would have told. Not the quote: nothing but the review replaces a price. */
function askAgain(queries: QueryClient): void {
  for (const what of ['me', 'orders', 'order', 'swaps', 'swap'])
    void queries.invalidateQueries({ queryKey: [what] });
}

function take(event: AccountEvent, { queries, clock }: Widget): void {
  if (event.type === 'user') queries.setQueryData(['me'], event.user);
  if (event.type === 'order') keepOrder(queries, event.order);
  if (event.type === 'swap') keepSwap(queries, event.swap);
  if (event.type === 'clock') clock.set(event.now, event.frozen);
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
