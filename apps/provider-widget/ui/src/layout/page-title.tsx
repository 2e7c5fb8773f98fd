import { type ReactNode, useEffect, useRef } from 'react';

/** Heading of a page. It takes the focus when the page appears, so that screen readers start there. */
export function PageTitle({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
