import { ControlledClock } from '@exchange-sim/clock';
import { expect, test } from 'vitest';
import type { Decision, Review } from '../exchange-app/device-ui.js';
import { createBook, type ScreenModelName } from './models.js';
import { ScreenMachine } from './screen-machine.js';
import { Ticker } from './ticker.js';

const HOME = [
  'Exchange TEST',
  'DO NOT USE THIS ',
  'APPLICATION',
  'WITH REAL FUNDS.',
  '!! TEST ONLY !!',
  'Quit app',
];
const SELL: Review = {
  operation: 'sell',
  from: 'ETH',
  to: 'USD',
  pairs: [
    { tag: 'Exchange partner', value: 'LabPartner' },
    { tag: 'Email', value: 'john@doe.lost' },
    { tag: 'Send', value: '1 ETH' },
    { tag: 'Receive', value: 'USD 1500.00' },
    { tag: 'Fees', value: '0.0000000000021 ETH' },
  ],
};
/** The long press of stax fires after so many ticks. */
const HOLD_TICKS = 12;
const next = { x: 342, y: 606 };
const previous = { x: 200, y: 606 };
const reject = { x: 36, y: 606 };
const bigButton = { x: 200, y: 546 };
const holdBar = { x: 350, y: 515 };

function newScreen(model: ScreenModelName = 'stax') {
  const clock = new ControlledClock(0);
  clock.freeze();
  const ticker = new Ticker(clock, 100);
  const decisions: Decision[] = [];
  let quits = 0;
  const screen = new ScreenMachine({
    book: createBook(model, 'test'),
    ticker,
    onQuit: () => quits++,
  });
  return {
    screen,
    decisions,
    quits: () => quits,
    texts: () => screen.events.current.map((event) => event.text),
    review: (review: Review) => screen.review(review, (decision) => decisions.push(decision)),
    tap: (at: { x: number; y: number }) => {
      screen.press(at);
      screen.release(at);
    },
    ticks: (count: number) => clock.advance(100 * count),
  };
}

test('the home screen shows the texts of the TEST build where the device has them', () => {
  const { screen, texts } = newScreen();
  expect(texts()).toEqual(HOME);
  expect(screen.events.current[0]).toEqual({
    text: 'Exchange TEST',
    x: 82,
    y: 266,
    w: 237,
    h: 32,
    clear: false,
  });
});

test('the info page opens from the corner and goes back; Quit app quits', () => {
  const { tap, texts, quits } = newScreen();
  tap({ x: 342, y: 55 });
  expect(texts()).toEqual(['Exchange TEST', 'Version', '4.4.2', 'Exchange App', '(c) 2025 Ledger']);
  tap({ x: 36, y: 36 });
  expect(texts()).toEqual(HOME);
  tap({ x: 200, y: 606 });
  expect(quits()).toBe(1);
});

test('a review turns by taps and by swipes, and not beyond its ends', () => {
  const { screen, review, tap, texts } = newScreen();
  review(SELL);
  const intro = ['Review transaction to', 'sell ETH for USD', 'Swipe to review', 'Reject', '1 of 3'];
  expect(texts()).toEqual(intro);
  tap(previous);
  expect(texts()).toEqual(intro);
  tap(next);
  expect(texts().slice(-4)).toEqual(['0.0000000000021 ', 'ETH', 'Reject', '2 of 3']);
  screen.press({ x: 340, y: 300 });
  screen.release({ x: 40, y: 300 });
  expect(texts()).toEqual(['Sign transaction to', 'sell ETH for USD?', 'Reject', '3 of 3', 'Hold to sign']);
  tap(next);
  expect(texts()).toContain('3 of 3');
  screen.press({ x: 40, y: 300 });
  screen.release({ x: 340, y: 300 });
  expect(texts()).toContain('2 of 3');
});

test('pairs that do not fit move to a page of their own: the fees on flex', () => {
  const { review, tap, texts } = newScreen('flex');
  review(SELL);
  tap({ x: 430, y: 550 });
  expect(texts().slice(-2)).toEqual(['Reject', '2 of 4']);
  tap({ x: 430, y: 550 });
  expect(texts()).toEqual(['Fees', '0.0000000000021 ETH', 'Reject', '3 of 4']);
});

test('reject asks first; going back shows the page it was asked on', () => {
  const { review, tap, texts, decisions } = newScreen();
  review(SELL);
  tap(next);
  tap(reject);
  expect(texts()).toEqual(['Reject transaction?', 'Go back to transaction', 'Yes, reject']);
  tap({ x: 200, y: 630 });
  expect(texts()).toContain('2 of 3');
  tap(reject);
  tap(bigButton);
  expect(decisions).toEqual(['reject']);
});

test('the long press fires while the finger is down, and a short one starts again', () => {
  const { screen, review, tap, ticks, decisions } = newScreen();
  review(SELL);
  tap(next);
  tap(next);
  screen.press(holdBar);
  ticks(HOLD_TICKS - 1);
  expect(screen.picture.held).toBe(0.75);
  screen.release(holdBar);
  expect(screen.picture.held).toBe(0);
  screen.press(holdBar);
  ticks(HOLD_TICKS - 1);
  expect(decisions).toEqual([]);
  ticks(1);
  expect(decisions).toEqual(['approve']);
});

test('the release after a long press does not dismiss what came up meanwhile', () => {
  const { screen, review, tap, ticks, texts } = newScreen();
  screen.review(SELL, () => screen.status({ kind: 'signed' }));
  tap(next);
  tap(next);
  screen.press(holdBar);
  ticks(HOLD_TICKS);
  screen.release(holdBar);
  expect(texts()).toEqual(['Transaction signed']);
  review(SELL);
  expect(texts()).toContain('1 of 3');
});

test('a receive address of another seed is warned of first and shown last', () => {
  const { review, tap, texts, decisions } = newScreen();
  const swap: Review = {
    operation: 'swap',
    from: 'ETH',
    to: 'ETH',
    pairs: SELL.pairs.filter((pair) => pair.tag !== 'Email'),
    crossSeedAddress: '0x999999cf1046e68e36E1aA2E0E07105eDDD1f08E',
  };
  review(swap);
  expect(texts()).toEqual([
    'Receive address does ',
    'not belong to this ',
    'Ledger device',
    'Carefully verify that the ',
    'receive address is correct.',
    'Learn more: ledger.com/e13',
    'Cancel',
    'Continue anyway',
  ]);
  tap(bigButton);
  tap(next);
  tap(next);
  expect(texts()).toEqual([
    'Receive address',
    '0x999999cf1046e68e',
    '36E1aA2E0E07105eD',
    'DD1f08E',
    'Reject',
    '3 of 4',
  ]);
  review(swap);
  tap({ x: 200, y: 630 });
  expect(decisions).toEqual(['cancel']);
});

test('a status screen gives way after 3 s of ticks, or to a tap', () => {
  const { screen, tap, ticks, texts } = newScreen();
  screen.status({ kind: 'incorrect', appName: 'Ethereum' });
  expect(texts()).toEqual(['Incorrect transaction', 'rejected by the', 'Ethereum app']);
  ticks(29);
  expect(texts()).toHaveLength(3);
  ticks(1);
  expect(texts()).toEqual(HOME);
  screen.status({ kind: 'rejected' });
  tap({ x: 10, y: 10 });
  expect(texts()).toEqual(HOME);
});

test.each([
  ['stax', ['Bitcoin', 'This app enables signing', 'transactions on the Bitcoin', 'network.', 'Quit app']],
  ['flex', ['Bitcoin', 'This app enables signing', 'transactions on the Bitcoin', 'network.', 'Quit app']],
  ['nanosp', ['Bitcoin', 'app is ready']],
] as const)(
  '%s lists the home texts of a coin application before the modal that covers them',
  (model, home) => {
    const { screen, ticks, texts } = newScreen(model);
    screen.status({ kind: 'signed', over: 'Bitcoin' });
    expect(texts()).toEqual([...home, 'Transaction signed']);
    ticks(30);
    expect(texts()).toContain('!! TEST ONLY !!');
  },
);

test('a review that is replaced never decides', () => {
  const { screen, review, tap, decisions } = newScreen();
  review(SELL);
  screen.home();
  tap(reject);
  tap(bigButton);
  expect(decisions).toEqual([]);
});

test.each([
  [{ operation: 'swap', from: 'ETH', to: 'USDT20' }, ['Review transaction to', 'swap ETH to USDT20']],
  [{ operation: 'swap', from: 'ETH', to: 'J1\x99YoJ' }, ['Review transaction to', 'swap ETH to J1YoJ']],
  [
    { operation: 'sell', from: '4XBTR0AUI', to: 'JPY' },
    ['Review transaction', 'to sell 4XBTR0AUI', 'for JPY'],
  ],
  [{ operation: 'fund', from: 'ETH' }, ['Review transaction', 'to fund account', 'with ETH']],
] as const)('long tickers and account funding take a third line: %o', (titles, lines) => {
  const { review, texts } = newScreen();
  review({ ...titles, pairs: SELL.pairs });
  expect(texts().slice(0, lines.length)).toEqual(lines);
});

test('a ticker that ends within a character swallows the question mark', () => {
  const { screen, review, texts, tap } = newScreen();
  review({ ...SELL, to: 'US\xc3' });
  for (let i = 0; i < 9 && !texts().includes('Hold to sign'); i++) tap({ x: 342, y: 606 });
  expect(texts().slice(0, 2)).toEqual(['Sign transaction to', 'sell ETH for US']);
  screen.home();
});

test('a button model turns with left and right, and acts with both on the last pages only', () => {
  const { screen, review, texts, decisions } = newScreen('nanosp');
  const press = (button: 'left' | 'right' | 'both') => {
    screen.pressButton(button);
    screen.releaseButton();
  };
  expect(texts()).toEqual(HOME.slice(1, -1));
  review(SELL);
  expect(texts()).toEqual(['Review transaction to ', 'sell ETH for USD']);
  press('left');
  press('both');
  press('right');
  expect(texts()).toEqual(['Exchange partner', 'LabPartner']);
  for (let i = 0; i < 5; i++) press('right');
  expect(texts()).toEqual(['Sign transaction', 'to sell ']);
  press('right');
  press('right');
  expect(texts()).toEqual(['Reject transaction']);
  press('left');
  press('both');
  expect(decisions).toEqual(['approve']);
});

test('a button model shows that it signs, unless the coin application does not', () => {
  const { screen, texts } = newScreen('nanosp');
  screen.spinner('Processing');
  screen.spinner('Signing', true);
  expect(texts()).toEqual(['Processing']);
  screen.spinner('Signing');
  expect(texts()).toEqual(['Signing']);
});

test('a button model refuses another seed in one way only, and numbers the pages of a long value', () => {
  const { screen, review, texts, decisions } = newScreen('nanosp');
  const right = () => {
    screen.pressButton('right');
    screen.releaseButton();
  };
  review({ ...SELL, pairs: [{ tag: 'User', value: 'm'.repeat(50) }], crossSeedAddress: 'bc1q' });
  right();
  expect(texts()).toEqual(['Warning', 'Receive address does ', 'not belong to this ', 'Ledger device']);
  right();
  right();
  expect(texts()[0]).toBe('User (1/2)');
  for (let i = 0; i < 4; i++) right();
  expect(texts()).toEqual(['Reject transaction']);
  screen.pressButton('left');
  screen.pressButton('right');
  screen.releaseButton();
  expect(decisions).toEqual(['cancel']);
});
