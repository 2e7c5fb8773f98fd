import { hashOf } from '../layout/route.js';

const LISTS = [
  { page: 'buys', name: 'Purchases you made' },
  { page: 'orders', name: 'Sales you made' },
  { page: 'swaps', name: 'Swaps you made' },
] as const;

/** Ways out of a list: to the price under review, and to the lists of the other products. */
export function BackLinks({ here }: { here: (typeof LISTS)[number]['page'] }) {
  return (
    <p className="links">
      <a href={hashOf({ page: 'review' })}>Back to your price</a>
      {LISTS.filter(({ page }) => page !== here).map(({ page, name }) => (
        <a key={page} href={hashOf({ page })}>
          {name}
        </a>
      ))}
    </p>
  );
}
