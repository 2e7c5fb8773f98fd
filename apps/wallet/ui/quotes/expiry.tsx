import { minutesAndSeconds } from '../time/countdown.js';

/** How long an offer still stands, counted on the stack's clock. */
export function Expiry({ left }: { left: number }) {
  if (left === 0) return <span className="text-error">Expired</span>;
  return (
    <span className={`tabular ${left <= 10 ? 'text-warning' : ''}`} role="timer">
      valid for {minutesAndSeconds(left)}
    </span>
  );
}
