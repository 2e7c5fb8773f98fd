import { ControlledClock } from '@exchange-sim/clock';
import { expect, test } from 'vitest';
import { afterSilence } from './silence.js';
import { Ticker } from './ticker.js';

/** How long `ticks` ticks of silence last, in milliseconds of the clock. */
function silence(tickMs: number, ticks: number): number | undefined {
  const clock = new ControlledClock();
  clock.freeze();
  const begun = clock.now();
  let heard: number | undefined;
  afterSilence(new Ticker(clock, tickMs), clock, ticks, () => {
    heard = clock.now() - begun;
  });
  for (let i = 0; i < 200; i++) clock.advance(50);
  return heard;
}

test('silence lasts as many ticks of the device, and quick ticks do not shorten it', () => {
  expect(silence(100, 50)).toBe(5_000);
  expect(silence(200, 20)).toBe(4_000);
  expect(silence(10, 50)).toBe(5_000);
});

test('it can be called off', () => {
  const clock = new ControlledClock();
  clock.freeze();
  const calls: string[] = [];
  const stop = afterSilence(new Ticker(clock, 100), clock, 5, () => calls.push('heard'));
  clock.advance(400);
  stop();
  clock.advance(10_000);
  expect(calls).toEqual([]);
});
