import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.js';

const names = ['sell-eth-sepa', 'swap-refund', 'swap-hold-refunded', 'swap-hold-finished'];

test.each([
  ['swap-refnd', 'swap-refund'],
  ['Swap-Refund', 'swap-refund'],
  ['sell-eth', 'sell-eth-sepa'],
  ['swap-hold-finish', 'swap-hold-finished'],
])('%s means %s', (typed, meant) => {
  expect(nearestName(typed, names)).toBe(meant);
});

test.each(['nothing-like-it', 'x', ''])('%j means none of them', (typed) => {
  expect(nearestName(typed, names)).toBeUndefined();
});
