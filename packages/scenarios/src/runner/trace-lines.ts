import type { Hop } from '@exchange-sim/trace';

/** The trace as a person reads it in a terminal, one line a hop. */
export function traceLines(hops: readonly Hop[]): string[] {
  const begun = hops[0]?.start ?? 0;
  return hops.map(({ start, end, from, to, name, status }) => {
    const at = `${(start - begun).toFixed(1).padStart(9)} ms`;
    return `${at}  ${from} → ${to}  ${name}  ${status ?? (end === undefined ? '(no answer)' : '')}`.trimEnd();
  });
}
