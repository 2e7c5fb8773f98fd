import { ControlledClock } from '@exchange-sim/clock';
import { expect, test, vi } from 'vitest';
import { SupervisedPart } from './part.js';

/** A part whose process the test can end, and what the stack said about it. */
function newPart(launch = vi.fn(async () => {})) {
  const clock = new ControlledClock();
  clock.freeze();
  const said: string[] = [];
  let exit = () => {};
  const close = vi.fn(async () => {});
  const part = new SupervisedPart(
    'chain',
    async (onExit) => {
      await launch();
      exit = onExit;
      return { url: 'http://127.0.0.1:1', close };
    },
    clock,
    (line) => said.push(line),
  );
  return { part, clock, said, launch, close, end: () => exit() };
}

test('a part that ends by itself is started again, and both are said', async () => {
  const { part, clock, said, launch, end } = newPart();
  await part.start();
  end();
  expect(part.state).toBe('down');
  clock.advance(1_000);
  await vi.waitFor(() => expect(part.state).toBe('up'));
  expect(launch).toHaveBeenCalledTimes(2);
  expect(said).toEqual([expect.stringMatching(/^chain ended by itself/), 'chain is back']);
});

test('a part that was stopped on purpose stays down until it is started', async () => {
  const { part, clock, said, launch, close, end } = newPart();
  await part.start();
  await part.stop();
  end();
  clock.advance(60_000);
  expect(part.state).toBe('down');
  expect(close).toHaveBeenCalledOnce();
  expect(launch).toHaveBeenCalledOnce();
  expect(said).toEqual([]);
  await part.start();
  expect(part.state).toBe('up');
});

test('starting what is up changes nothing, and a start waits for a stop under way', async () => {
  const { part, launch } = newPart();
  await Promise.all([part.start(), part.start()]);
  expect(launch).toHaveBeenCalledOnce();
  await Promise.all([part.stop(), part.start()]);
  expect(part.state).toBe('up');
  expect(launch).toHaveBeenCalledTimes(2);
});

test('a start that fails leaves the part down and tells the reason; a restart that fails is said', async () => {
  const launch = vi.fn(async () => {});
  const { part, clock, said, end } = newPart(launch);
  launch.mockRejectedValueOnce(new Error('port taken'));
  await expect(part.start()).rejects.toThrow('port taken');
  expect(part.state).toBe('down');
  await part.start();
  launch.mockRejectedValueOnce(new Error('still away'));
  end();
  clock.advance(1_000);
  await vi.waitFor(() => expect(said).toContain('chain could not be started again: still away'));
});
