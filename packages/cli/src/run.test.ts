import { expect, test } from 'vitest';
import { choose } from './run.js';

test('scenarios are chosen by name, all with --all', () => {
  expect(choose(['sell-eth-sepa'], false).map(({ id }) => id)).toEqual(['sell-eth-sepa']);
  expect(choose([], true).length).toBeGreaterThan(5);
});

test.each([[[]], [['sell-nothing-known']]])(
  '%j is a mistake of the person typing, with the mend',
  (names) => {
    expect(() => choose(names, false)).toThrow(/--list/);
  },
);

test('a mistyped name is answered with the one that was meant', () => {
  expect(() => choose(['swap-refnd'], false)).toThrow(
    'There is no scenario "swap-refnd"; did you mean "swap-refund"? exchange-sim run --list shows them all.',
  );
});
