import { ControlledClock } from '@exchange-sim/clock';
import { describe, expect, test } from 'vitest';
import type { Review } from '../exchange-app/device-ui.js';
import { createBook, type ScreenModelName, screenModels } from './models.js';
import type { Page } from './page.js';
import { ScreenMachine } from './screen-machine.js';
import { textEvents } from './text-events.js';
import { advanceOf } from './text-layout.js';
import { Ticker } from './ticker.js';

function newScreen(model: ScreenModelName) {
  const book = createBook(model, 'test');
  const ticker = new Ticker(new ControlledClock(0), 100);
  const screen = new ScreenMachine({ book, ticker, onQuit: () => {} });
  return {
    screen,
    texts: () => screen.events.current.map((event) => event.text),
    tap: (x: number, y: number) => {
      screen.press({ x, y });
      screen.release({ x, y });
    },
  };
}

const swapTo = (address: string): Review => ({
  operation: 'swap',
  from: 'ETH',
  to: 'BTC',
  pairs: [{ tag: 'Send', value: '1 ETH' }],
  crossSeedAddress: address,
});

describe('a value of more lines than a page shows', () => {
  function longAddress(address: string) {
    const signer = newScreen('stax');
    signer.screen.review(swapTo(address), () => {});
    signer.tap(200, 545);
    signer.tap(342, 606);
    signer.tap(342, 606);
    return signer;
  }

  test('is cut on stax, with dots and a button that opens all of it in smaller letters', () => {
    const { texts, tap } = longAddress('W'.repeat(150));
    const row = 'W'.repeat(11);
    const shown = [row, row, row, row, row, row, `${'W'.repeat(8)}...`];
    expect(texts()).toEqual(['Receive address', ...shown, 'More', 'Reject', '3 of 4']);
    tap(200, 415);
    expect(texts()).toEqual([
      'Receive address',
      ...Array.from({ length: 10 }, () => 'W'.repeat(14)),
      'W'.repeat(10),
      'Close',
    ]);
    tap(200, 630);
    expect(texts()).toContain('More');
  });

  test('goes on over several pages of details, between which the arrows turn; the cross closes them', () => {
    const { texts, tap } = longAddress(`${'\n'.repeat(20)}end`);
    expect(texts()).toEqual(['Receive address', 'More', 'Reject', '3 of 4']);
    tap(200, 415);
    expect(texts()).toEqual(['Receive address']);
    tap(360, 626);
    expect(texts()).toEqual(['Receive address', 'end']);
    tap(280, 626);
    expect(texts()).toEqual(['Receive address']);
    tap(40, 626);
    expect(texts()).toContain('More');
  });

  test('is numbered on a button model', () => {
    const { pages } = createBook('nanosp', 'test').review(swapTo('W'.repeat(60)));
    const tags = pages.map((page) => textEvents(page.lines, 12)[0]?.text);
    expect(tags.slice(4, -2)).toEqual(['Receive...ess (1/2)', 'Receive...ss (2/2)']);
  });
});

/** The same "random" numbers in every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fff_ffff;
    yield state / 0x7fff_ffff;
  }
}

function printable(random: Iterator<number, never>, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(32 + Math.floor(95 * random.next().value))).join(
    '',
  );
}

describe.each(screenModels)('%s, with texts of every length that a message allows', (model) => {
  const book = createBook(model, 'test');
  const random = numbers(7);
  const reviews = Array.from({ length: 150 }, (_, length): Review => {
    const text = (most: number) => printable(random, Math.min(length, most));
    const pairs = [
      { tag: text(18), value: text(49) },
      { tag: 'Send', value: text(49) },
    ];
    return { operation: 'swap', from: text(9), to: text(9), pairs, crossSeedAddress: text(150) };
  });
  const pagesOf = (review: Review) =>
    book.review(review).pages.flatMap((page) => [page, ...(page.details ?? [])]);

  test('no line leaves the screen sideways, nor its page downwards', () => {
    for (const page of reviews.flatMap(pagesOf)) {
      for (const line of page.lines) {
        const end = [...line.text.trimEnd()].reduce((x, c) => x + advanceOf(line.font, c), line.pen);
        expect(line.pen, line.text).toBeGreaterThanOrEqual(0);
        expect(end, line.text).toBeLessThanOrEqual(book.size.width);
        expect(line.y, line.text).toBeLessThan(book.size.height);
      }
    }
  });

  test('no character of a value is lost: it is on the pages, or in the details', () => {
    for (const review of reviews) {
      const texts = pagesOf(review).map(valuesOf);
      for (const { value } of [...review.pairs, { value: review.crossSeedAddress ?? '' }]) {
        expect(isShown(value.replaceAll(' ', ''), texts), value).toBe(true);
      }
    }
  });

  /** The values of a page without spaces, which may be left out at the end of a line. */
  function valuesOf(page: Page): string {
    const lines = page.lines.filter((line) => line.font !== book.review(swapTo('')).pages[1]?.lines[0]?.font);
    return lines
      .map((line) => line.text)
      .join('')
      .replaceAll(' ', '');
  }
});

/** Whether a value is on one page, or begins on one and goes on on the next, which may repeat some of it. */
function isShown(value: string, texts: readonly string[]): boolean {
  if (texts.some((text) => text.includes(value))) return true;
  let shown = 0;
  for (const text of texts) {
    const at = text === '' ? -1 : value.indexOf(text, Math.max(0, shown - text.length));
    if (at >= 0 && at <= shown) shown = Math.max(shown, at + text.length);
  }
  return shown === value.length;
}
