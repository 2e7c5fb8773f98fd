import { expect, onTestFinished, test, vi } from 'vitest';
import { ControlledClock } from './controlled-clock.js';

test('a frozen clock stands still and fires nothing', async () => {
  const clock = new ControlledClock(1_000);
  clock.freeze();
  let fired = 0;
  clock.after(1, () => fired++);
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(clock.state()).toMatchObject({ frozen: true });
  expect(fired).toBe(0);
});

test('advance runs what falls due in order, each at its own instant', () => {
  const clock = new ControlledClock(0);
  clock.freeze();
  const start = clock.now();
  const seen: Array<[string, number]> = [];
  clock.after(30, () => seen.push(['b', clock.now() - start]));
  clock.after(10, () => clock.after(5, () => seen.push(['a', clock.now() - start])));
  clock.every(20, () => seen.push(['tick', clock.now() - start]));
  clock.advance(45);
  expect(seen).toEqual([
    ['a', 15],
    ['tick', 20],
    ['b', 30],
    ['tick', 40],
  ]);
  expect(clock.now() - start).toBe(45);
});

test('a cancelled timer never fires, and sleep rejects with the reason of its signal', async () => {
  const clock = new ControlledClock();
  clock.freeze();
  const timer = clock.after(5, () => expect.unreachable());
  timer.cancel();
  const gone = new AbortController();
  const nap = clock.sleep(5, gone.signal);
  gone.abort(new Error('no longer wanted'));
  await expect(nap).rejects.toThrow('no longer wanted');
  clock.advance(10);
});

test('timeout aborts with a TimeoutError once its span has passed', () => {
  const clock = new ControlledClock();
  clock.freeze();
  const { signal } = clock.timeout(5_000);
  clock.advance(4_999);
  expect(signal.aborted).toBe(false);
  clock.advance(1);
  expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
});

test('a step runs one due task alone, and moves on to its target when there is none', () => {
  const clock = new ControlledClock(0);
  clock.freeze();
  const start = clock.now();
  const seen: string[] = [];
  clock.after(10, () => seen.push('a'));
  clock.after(10, () => seen.push('b'));
  const step = () => [clock.step(start + 20), clock.now() - start, seen.join('')];
  expect([step(), step(), step()]).toEqual([
    [true, 10, 'a'],
    [true, 10, 'ab'],
    [false, 20, 'ab'],
  ]);
});

test('while it runs, what is due in months does not ring at once', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const clock = new ControlledClock();
  let rung = 0;
  clock.after(60 * 86_400_000, () => rung++);
  vi.advanceTimersByTime(59 * 86_400_000);
  expect(rung).toBe(0);
  vi.advanceTimersByTime(86_400_000);
  expect(rung).toBe(1);
});

test('after the machine slept, what comes every so often comes once and goes on, and nothing else is lost', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const clock = new ControlledClock();
  let ticks = 0;
  let rung = 0;
  clock.every(2_000, () => ticks++);
  clock.after(60_000, () => rung++);
  // the machine's time goes on, its timers do not
  vi.setSystemTime(Date.now() + 8 * 3_600_000);
  vi.advanceTimersByTime(2_000);
  expect(ticks).toBe(1);
  expect(rung).toBe(1);
  vi.advanceTimersByTime(10_000);
  expect(ticks).toBe(6);
});
