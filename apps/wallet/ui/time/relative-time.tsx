import { useStackNow } from './stack-clock.js';

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "2 minutes ago". Both in milliseconds since the epoch. */
export function relativeTime(instant: number, now: number): string {
  const difference = instant - now;
  for (const [unit, ms] of UNITS) {
    if (Math.abs(difference) >= ms) return relative.format(Math.trunc(difference / ms), unit);
  }
  return Math.abs(difference) < 5_000 ? 'just now' : relative.format(Math.trunc(difference / 1000), 'second');
}

/** An instant relative to the stack's clock, the exact one on hover. */
export function RelativeTime({ instant }: { instant: string }) {
  const at = Date.parse(instant);
  const now = useStackNow(5000);
  if (Number.isNaN(at)) return <span>{instant}</span>;
  return (
    <time dateTime={instant} title={exact.format(at)}>
      {relativeTime(at, now)}
    </time>
  );
}
