/** The signed-in user and what belongs to them, kept fresh by the backend's events. @module */
import { type AccountEvent, type OrderView, providerAccountApi } from '@exchange-sim/contract';
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

/** What events would have told. Not the quote: a price is only replaced when the user asks. */
function askAgain(queries: QueryClient): void {
  for (const what of ['me', 'orders', 'order']) void queries.invalidateQueries({ queryKey: [what] });
}

function take(event: AccountEvent, { queries, clock }: Widget): void {
  if (event.type === 'user') queries.setQueryData(['me'], event.user);
  if (event.type === 'order') keepOrder(queries, event.order);
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

const newestFirst = (a: OrderView, b: OrderView) => b.createdAt.localeCompare(a.createdAt);
