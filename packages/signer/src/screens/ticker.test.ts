import { ControlledClock } from '@exchange-sim/clock';
import { expect, test } from 'vitest';
import { Ticker } from './ticker.js';

function newTicker() {
  const clock = new ControlledClock(0);
  clock.freeze();
  let timers = 0;
  const every = clock.every.bind(clock);
  clock.every = (ms, task) => {
    timers++;
    const timer = every(ms, task);
    return {
      cancel: () => {
        timers--;
        timer.cancel();
      },
    };
  };
  return { clock, ticker: new Ticker(clock, 100), timers: () => timers };
}

test('it runs only while somebody waits', async () => {
  const { clock, ticker, timers } = newTicker();
  expect(timers()).toBe(0);
  const waited = ticker.elapse(2);
  expect(timers()).toBe(1);
  clock.advance(200);
  await waited;
  expect(timers()).toBe(0);
});

test('paused, it stands still; a delay then makes its own ticks', async () => {
  const { clock, ticker, timers } = newTicker();
  let seen = 0;
  ticker.onTick(() => seen++);
  ticker.pause();
  expect(timers()).toBe(0);
  clock.advance(1_000);
  expect(seen).toBe(0);
  await ticker.elapse(3);
  ticker.step();
  expect(seen).toBe(4);
  expect(ticker.count).toBe(4);
  ticker.resume();
  clock.advance(100);
  expect(seen).toBe(5);
});

test('late timers do not make the device older', () => {
  const { clock, ticker } = newTicker();
  clock.advance(250);
  expect(ticker.count).toBe(2);
  let ticks = 0;
  const stop = ticker.onTick(() => ticks++);
  clock.advance(100);
  expect([ticks, ticker.count]).toEqual([1, 3]);
  stop();
  clock.advance(100);
  expect([ticks, ticker.count]).toEqual([1, 4]);
});
