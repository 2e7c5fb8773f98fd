import type { ReactNode } from 'react';

/** A line of a list of facts: its name, and what it is. Children of a `dl`. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-16 border-b border-muted-subtle py-12 last:border-b-0">
      <dt className="shrink-0 text-muted">{name}</dt>
      <dd className="min-w-0 text-right text-base tabular">{children}</dd>
    </div>
  );
}
