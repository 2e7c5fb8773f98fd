import { minutesAndSeconds } from '../time/countdown.js';

/** How long an offer still stands, counted on the stack's clock. */
export function Expiry({ left }: { left: number }) {
  if (left === 0) return <span className="text-error">Expired</span>;
  return (
    <span
      className="tabular whitespace-nowrap"
      role="timer"
      style={left <= 10 ? { color: 'var(--status-on-hold)' } : undefined}
    >
      valid for {minutesAndSeconds(left)}
    </span>
  );
}
