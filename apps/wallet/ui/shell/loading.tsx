import { Spinner } from '@ledgerhq/lumen-ui-react';

export function Loading() {
  return (
    <div
      role="status"
      aria-label="Loading"
      className="flex h-full min-h-160 items-center justify-center text-muted"
    >
      <Spinner size={24} />
    </div>
  );
}
