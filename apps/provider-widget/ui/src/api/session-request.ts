import type { Product } from '@exchange-sim/contract';

/**
 * What each request of a session carries: the browser adds the cookie of the provider, which no script can read, and the
 * product the page was opened for is named, if any.
 */
export function sessionRequest(product: Product | undefined): {
  credentials: 'include';
  headers: Record<string, string>;
} {
  return { credentials: 'include', headers: product ? { 'x-widget-product': product } : {} };
}
