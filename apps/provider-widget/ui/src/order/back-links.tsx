import { hashOf } from '../layout/route.js';

/** Ways out of a list: to the price under review, and to the list of the other product. */
export function BackLinks({ other }: { other: { page: 'orders' | 'swaps' } }) {
  return (
    <p className="links">
      <a href={hashOf({ page: 'review' })}>Back to your price</a>
      <a href={hashOf(other)}>{other.page === 'swaps' ? 'Swaps you made' : 'Sales you made'}</a>
    </p>
  );
}
