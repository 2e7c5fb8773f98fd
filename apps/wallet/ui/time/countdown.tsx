import { useStackNow } from './stack-clock.js';

/** Whole seconds left on the stack's clock, never below zero. */
export function useSecondsLeft(expiry: string): number {
  const now = useStackNow(250);
  return Math.max(0, Math.ceil((Date.parse(expiry) - now) / 1000));
}

/** "1:05". */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
