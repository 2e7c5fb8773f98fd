import { expect, test } from 'vitest';
import { gesture } from './gesture.js';
import { createBook } from './models.js';

const review = createBook('stax', 'test').review({
  operation: 'sell',
  from: 'ETH',
  to: 'USD',
  pairs: [{ tag: 'Send', value: '1 ETH' }],
}).pages;
const [intro, , confirm] = review;
const at = (x: number, y: number) => ({ x, y });
const tap = (x: number, y: number, ticks = 1) => intro && gesture(intro, at(x, y), at(x, y), ticks);

test.each([
  ['Reject', 36, 606, 'ask-reject'],
  ['the arrow to the left', 200, 606, 'previous'],
  ['the arrow to the right', 342, 606, 'next'],
  ['the number between the arrows', 280, 606, undefined],
  ['just above an arrow', 342, 584, undefined],
  ['the content', 200, 300, undefined],
])('a tap on %s', (_where, x, y, action) => {
  expect(tap(x, y)).toBe(action);
});

test('a finger that stays for 3 s does not tap', () => {
  expect(tap(342, 606, 29)).toBe('next');
  expect(tap(342, 606, 30)).toBeUndefined();
});

test.each([
  ['to the left, slanting', [300, 100], [290, 500], 'next'],
  ['to the right', [100, 300], [110, 300], 'previous'],
  ['not far enough', [100, 300], [91, 300], undefined],
  ['that ends in the footer', [300, 300], [100, 600], undefined],
  ['that begins above the content', [300, 10], [100, 300], undefined],
] as const)('a swipe %s', (_how, [x, y], [x2, y2], action) => {
  expect(intro && gesture(intro, at(x, y), at(x2, y2), 1)).toBe(action);
});

test('a tap counts where it began, if it ends over anything that can be touched', () => {
  expect(intro && gesture(intro, at(36, 606), at(342, 606), 1)).toBe('ask-reject');
  expect(intro && gesture(intro, at(36, 606), at(280, 606), 1)).toBeUndefined();
});

test('the long press is no tap', () => {
  expect(confirm && gesture(confirm, at(200, 515), at(200, 515), 5)).toBeUndefined();
});
