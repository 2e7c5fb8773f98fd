import { ControlledClock } from '@exchange-sim/clock';
import { expect, test } from 'vitest';
import { ButtonPresses } from './button-presses.js';
import { Ticker } from './ticker.js';

function newButtons() {
  const ticker = new Ticker(new ControlledClock(0), 100);
  ticker.pause();
  return { buttons: new ButtonPresses(ticker), wait: (ticks: number) => ticker.elapse(ticks) };
}

test.each(['left', 'right', 'both'] as const)('%s is told when it comes up', (button) => {
  const { buttons } = newButtons();
  buttons.press(button);
  expect(buttons.release()).toBe(button);
});

test('two buttons that were down together are both, whichever comes up first', () => {
  const { buttons } = newButtons();
  buttons.press('left');
  buttons.press('right');
  expect(buttons.release()).toBe('both');
  expect(buttons.release()).toBeUndefined();
});

test('a button pressed again while both are down changes nothing', () => {
  const { buttons } = newButtons();
  buttons.press('both');
  buttons.press('right');
  expect(buttons.release()).toBe('both');
});

test('a button without a press, or one held for 0.8 s, does nothing', async () => {
  const { buttons, wait } = newButtons();
  expect(buttons.release()).toBeUndefined();
  buttons.press('left');
  await wait(8);
  expect(buttons.release()).toBeUndefined();
});

test('both may be held as long as one likes', async () => {
  const { buttons, wait } = newButtons();
  buttons.press('both');
  await wait(20);
  expect(buttons.release()).toBe('both');
});
