/** Where in the site we are: the part after `#`, so that the parameters before it stay. @module */
import { useSyncExternalStore } from 'react';
import type { Product } from '../wallet/sdk-failure.js';

export type Route =
  | { page: 'review' }
  | { page: 'finishing'; product: Product }
  | { page: 'stopped' }
  | { page: 'buys' }
  | { page: 'buy'; orderId: string }
  | { page: 'orders' }
  | { page: 'order'; sellId: string }
  | { page: 'swaps' }
  /** Needs no sign-in either. */
  | { page: 'support' }
  /** Also the public status page of a swap: it needs no sign-in. */
  | { page: 'swap'; swapId: string };

const PLAIN = ['buys', 'orders', 'swaps', 'stopped', 'support'] as const;

/** Reads `#/orders/sell-1` and the like; anything unknown is the review. */
export function routeOf(hash: string): Route {
  const [page, id] = hash.replace(/^#\/?/, '').split('/');
  if (page === 'buys' && id) return { page: 'buy', orderId: decoded(id) };
  if (page === 'orders' && id) return { page: 'order', sellId: decoded(id) };
  if (page === 'swap' && id) return { page: 'swap', swapId: decoded(id) };
  if (page === 'finishing') return { page, product: id === 'swap' ? 'swap' : 'sale' };
  return { page: PLAIN.find((known) => known === page) ?? 'review' };
}

export function hashOf(route: Route): string {
  switch (route.page) {
    case 'review':
      return '#/';
    case 'buy':
      return `#/buys/${encodeURIComponent(route.orderId)}`;
    case 'order':
      return `#/orders/${encodeURIComponent(route.sellId)}`;
    case 'swap':
      return `#/swap/${encodeURIComponent(route.swapId)}`;
    case 'finishing':
      return route.product === 'swap' ? '#/finishing/swap' : '#/finishing';
    default:
      return `#/${route.page}`;
  }
}

/** The text as it is when it was cut off inside an escape. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const MOVED = 'northgate:moved';

/** Goes to a page; `state` stays with it over a reload. */
export function goTo(route: Route, options: { replace?: boolean; state?: unknown } = {}): void {
  const method = options.replace ? 'replaceState' : 'pushState';
  history[method](options.state ?? null, '', location.pathname + location.search + hashOf(route));
  window.dispatchEvent(new Event(MOVED));
}

/** Writes the quote under review into the link, so that a reload shows the same price; without one a reload asks for a price. */
export function rememberQuote(quoteId: string | undefined): void {
  const query = new URLSearchParams(location.search);
  if (quoteId) query.set('quoteId', quoteId);
  else query.delete('quoteId');
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
