import { Skeleton } from '@ledgerhq/lumen-ui-react';

/** Places kept for quotes that have not come yet; children of a list. */
export function SkeletonRows({ count }: { count: number }) {
  return Array.from({ length: Math.max(0, count) }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: skeletons have no identity
    <li key={index} aria-hidden="true" className="rounded-lg bg-surface p-16">
      <Skeleton component="list-item" />
    </li>
  ));
}
