import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Review, ReviewPair } from '../exchange-app/device-ui.js';
import { createBook } from './models.js';
import type { Page } from './page.js';
import { textEvents } from './text-events.js';

/** What a genuine device reported of each screen: `x,y wxh text` of every text, in order. */
const recorded: Record<string, Record<string, string[]>> = JSON.parse(
  readFileSync(new URL('recorded-screens.json', import.meta.url), 'utf8'),
);

const partner: ReviewPair = { tag: 'Exchange partner', value: 'LabPartner' };
const send: ReviewPair = { tag: 'Send', value: '1 ETH' };
const fees: ReviewPair = { tag: 'Fees', value: '0.0000000000021 ETH' };
const swap: Review = {
  operation: 'swap',
  from: 'ETH',
  to: 'ETH',
  pairs: [partner, send, { tag: 'Receive', value: '0.8 ETH' }, fees],
};
const sell: Review = {
  operation: 'sell',
  from: 'ETH',
  to: 'USD',
  pairs: [
    partner,
    { tag: 'Email', value: 'john@doe.lost' },
    send,
    { tag: 'Receive', value: 'USD 1500.00' },
    fees,
  ],
};
const fund: Review = {
  operation: 'fund',
  from: 'ETH',
  pairs: [{ tag: 'User', value: 'Jon Wick' }, send, { tag: 'To LabPartner', value: 'My account 00' }, fees],
};
const crossSeed: Review = { ...swap, crossSeedAddress: '0x999999cf1046e68e36E1aA2E0E07105eDDD1f08E' };

/** Every screen that was recorded, under the name it was recorded with. */
function screensOf(model: 'stax' | 'flex' | 'nanosp'): Record<string, Page | undefined> {
  const book = createBook(model, 'test');
  const pages = (name: string, review: Review) => {
    const shown = book.review(review);
    const all = model === 'nanosp' || !shown.warning ? shown.pages : [shown.warning, ...shown.pages.slice(1)];
    return Object.fromEntries(all.map((page, i) => [`${name} ${i + 1}`, page]));
  };
  const rejected = book.status('Transaction rejected', 'denied');
  const [approved] = book.spinner('Processing');
  return {
    idle: book.home[0],
    ...pages('swap review', swap),
    ...pages('sell review', sell),
    ...pages('fund review', fund),
    ...pages('cross-seed', crossSeed),
    'reject question': book.rejectQuestion(),
    rejected,
    'swap rejected': rejected,
    'sell rejected': rejected,
    'fund rejected': rejected,
    approved,
    // Ethereum's: a model with buttons goes on showing what it shows
    signing: book.spinner('Signing', true)[0] ?? approved,
    'signing refused by the library application': book.status(
      'Incorrect transaction\nrejected by the\nEthereum app',
      'denied',
    ),
  };
}

test.each(['stax', 'flex', 'nanosp'] as const)(
  '%s reports every text where the genuine device does',
  (model) => {
    const screens = screensOf(model);
    const gap = createBook(model, 'test').textGap;
    const expected = recorded[model] ?? {};
    const reported = Object.keys(expected).map((name) => [
      name,
      textEvents(screens[name]?.lines ?? [], gap).map(
        ({ x, y, w, h, text }) => `${x},${y} ${w}x${h} ${text}`,
      ),
    ]);
    expect(Object.fromEntries(reported)).toEqual(expected);
  },
);
