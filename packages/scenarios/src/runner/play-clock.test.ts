import { ControlledClock } from '@exchange-sim/clock';
import { expect, test } from 'vitest';
import { playClock } from './play-clock.js';

/** A frozen clock, and what came to its end between its tasks. */
function played() {
  const clock = new ControlledClock(0);
  clock.freeze();
  const start = clock.now();
  const seen: string[] = [];
  const log = (what: string) => () => seen.push(`${what} at ${clock.now() - start}`);
  const play = playClock(clock, { reached: async () => void log('still')() });
  return { clock, play, seen, log, elapsed: () => clock.now() - start };
}

test('each due task comes to its end before the next begins, also at one instant', async () => {
  const { clock, play, seen, log, elapsed } = played();
  clock.after(10, log('first'));
  clock.after(10, log('second'));
  clock.after(30, log('last'));
  await play.advance(30);
  expect(seen).toEqual([
    'still at 0',
    'still at 0',
    'first at 10',
    'still at 10',
    'second at 10',
    'still at 10',
    'last at 30',
    'still at 30',
  ]);
  expect(elapsed()).toBe(30);
});

test('of a long span all but the last ten seconds pass at once', async () => {
  const { clock, play, seen, log, elapsed } = played();
  clock.every(1_000, log('tick'));
  await play.advance(60_000);
  expect(seen.indexOf('still at 50000')).toBe(51);
  expect(seen.slice(-2)).toEqual(['tick at 60000', 'still at 60000']);
  expect(elapsed()).toBe(60_000);
});

test('time moves on only until it happened', async () => {
  const { clock, play, elapsed } = played();
  clock.every(1_000, () => {});
  const happened = new Promise<string>((resolve) => clock.after(2_500, () => resolve('deposit')));
  expect(await play.until(happened, 4_000)).toBe('deposit');
  expect(elapsed()).toBe(2_500);
});

test('time moves on by no more than was allowed', async () => {
  const { clock, play, elapsed } = played();
  clock.every(1_000, () => {});
  const failed = play.until(
    new Promise((_, reject) => clock.after(4_001, () => reject(new Error('too late')))),
    2_000,
    2,
  );
  failed.catch(() => {});
  await new Promise((resolve) => setImmediate(resolve));
  expect(elapsed()).toBe(4_000);
  clock.advance(1);
  await expect(failed).rejects.toThrow('too late');
});
