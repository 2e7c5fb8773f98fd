/** Where in the site we are: the part after `#`, so that the parameters before it stay. @module */
import { useSyncExternalStore } from 'react';

export type Route =
  | { page: 'review' }
  | { page: 'finishing' }
  | { page: 'stopped' }
  | { page: 'orders' }
  | { page: 'order'; sellId: string };

/** Reads `#/orders/sell-1` and the like; anything unknown is the review. */
export function routeOf(hash: string): Route {
  const [page, id] = hash.replace(/^#\/?/, '').split('/');
  if (page === 'orders' && id) return { page: 'order', sellId: decodeURIComponent(id) };
  if (page === 'orders' || page === 'finishing' || page === 'stopped') return { page };
  return { page: 'review' };
}

export function hashOf(route: Route): string {
  if (route.page === 'review') return '#/';
  return route.page === 'order' ? `#/orders/${encodeURIComponent(route.sellId)}` : `#/${route.page}`;
}

const MOVED = 'northgate:moved';

/** Goes to a page; `state` stays with it over a reload. */
export function goTo(route: Route, options: { replace?: boolean; state?: unknown } = {}): void {
  const method = options.replace ? 'replaceState' : 'pushState';
  history[method](options.state ?? null, '', location.pathname + location.search + hashOf(route));
  window.dispatchEvent(new Event(MOVED));
}

/** Writes the quote under review into the link, so that a reload shows the same price. */
export function rememberQuote(quoteId: string): void {
  const query = new URLSearchParams(location.search);
  query.set('quoteId', quoteId);
  history.replaceState(history.state, '', `${location.pathname}?${query}${location.hash}`);
}

function subscribe(listener: () => void): () => void {
  const events = [MOVED, 'hashchange', 'popstate'];
  for (const event of events) window.addEventListener(event, listener);
  return () => {
    for (const event of events) window.removeEventListener(event, listener);
  };
}

export function useRoute(): Route {
  return routeOf(useSyncExternalStore(subscribe, () => location.hash));
}
