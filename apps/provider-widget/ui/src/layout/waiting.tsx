import type { ReactNode } from 'react';

/** Something is on its way. */
export function Waiting({ children }: { children: ReactNode }) {
  return (
    <section className="panel narrow skeleton" aria-busy="true">
      <p role="status">{children}</p>
      <div className="skeleton-line" />
      <div className="skeleton-line" />
      <div className="skeleton-line skeleton-short" />
    </section>
  );
}
