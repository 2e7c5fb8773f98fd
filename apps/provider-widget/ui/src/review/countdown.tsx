import { useState } from 'react';
import { useSecondsUntil } from '../clock/use-seconds-until.js';

/** How long the price still holds. */
export function Countdown({ expiry }: { expiry: string }) {
  const seconds = useSecondsUntil(expiry);
  const [longest, setLongest] = useState(seconds);
  if (seconds > longest) setLongest(seconds);
  return (
    <div className="countdown">
      <p>
        This price holds for{' '}
        <span role="timer" className="countdown-time">
          {clockText(seconds)}
        </span>
      </p>
      <progress max={Math.max(1, longest)} value={seconds} aria-label="Time left for this price" />
    </div>
  );
}

function clockText(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours}:${two(minutes % 60)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
