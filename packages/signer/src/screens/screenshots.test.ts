import { ControlledClock } from '@exchange-sim/clock';
import { expect, test } from 'vitest';
import { createBook } from './models.js';
import { ScreenMachine } from './screen-machine.js';
import { Screenshots } from './screenshots.js';
import { Ticker } from './ticker.js';

const COLOUR_RGB = 2;

function newScreen(model: 'stax' | 'flex' | 'nanosp') {
  const ticker = new Ticker(new ControlledClock(0), 100);
  const options = { book: createBook(model, 'test'), ticker, onQuit: () => {} };
  const screen = new ScreenMachine(options);
  const screenshots = new Screenshots(options.book.size);
  return { screen, take: () => screenshots.take(screen.picture), ticker };
}

test.each([
  ['stax', 400, 672],
  ['flex', 480, 600],
  ['nanosp', 128, 64],
] as const)('the PNG of %s is RGB, 8 bits, at the size of the model', async (model, width, height) => {
  const png = await newScreen(model).take();
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]).toEqual([
    width,
    height,
    8,
    COLOUR_RGB,
  ]);
});

test('the picture is the same bytes while and whenever the page is the same, and differs between pages', async () => {
  const { screen, take } = newScreen('stax');
  const home = await take();
  expect(await take()).toBe(home);
  screen.status({ kind: 'rejected' });
  const rejected = await take();
  expect(rejected.equals(home)).toBe(false);
  screen.home();
  expect((await take()).equals(home)).toBe(true);
  expect((await newScreen('stax').take()).equals(home)).toBe(true);
});

test('the spinner turns with the ticks and stands while they are paused', async () => {
  const { screen, take, ticker } = newScreen('stax');
  ticker.pause();
  screen.spinner('Processing');
  const first = await take();
  expect(await take()).toBe(first);
  for (let i = 0; i < 4; i++) ticker.step();
  expect((await take()).equals(first)).toBe(false);
});

test('a long press draws its progress', async () => {
  const { screen, take, ticker } = newScreen('stax');
  screen.review({ operation: 'fund', from: 'ETH', pairs: [{ tag: 'Send', value: '1 ETH' }] }, () => {});
  for (let i = 0; i < 2; i++) {
    screen.press({ x: 342, y: 606 });
    screen.release({ x: 342, y: 606 });
  }
  ticker.pause();
  const idle = await take();
  screen.press({ x: 350, y: 515 });
  ticker.step();
  expect((await take()).equals(idle)).toBe(false);
  screen.release({ x: 350, y: 515 });
  expect(await take()).toBe(idle);
});
