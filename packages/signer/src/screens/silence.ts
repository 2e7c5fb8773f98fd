import type { Clock } from '@exchange-sim/clock';
import type { Ticker } from './ticker.js';

const DEVICE_TICK_MS = 100;

/**
 * Calls back after so many ticks, and not before a real device would have made them: quick ticks hurry the screens, not the clients that
 * the device waits for. The function it gives calls it off.
 */
export function afterSilence(ticker: Ticker, clock: Clock, ticks: number, callback: () => void): () => void {
  const earliest = clock.now() + ticks * DEVICE_TICK_MS;
  let left = ticks;
  const stop = ticker.onTick(() => {
    if (--left > 0 || clock.now() < earliest) return;
    stop();
    callback();
  });
  return stop;
}
