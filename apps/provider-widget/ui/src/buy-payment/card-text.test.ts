import { describe, expect, test } from 'vitest';
import { problemsOfCard, shaped } from './card-text.js';

const NOVEMBER = Date.parse('2026-11-20T12:00:00.000Z');
const GOOD = { number: '4242 4242 4242 4242', expiry: '12/30', cvc: '123', holder: 'Alice Martin' };

describe('what is typed takes the shape of a card', () => {
  test.each([
    ['number', '4242424242424242', '4242 4242 4242 4242'],
    ['number', '4242-4242 4', '4242 4242 4'],
    ['number', '4242 ', '4242'],
    ['expiry', '1', '1'],
    ['expiry', '4', '04'],
    ['expiry', '123', '12/3'],
    ['expiry', '12/', '12'],
    ['expiry', '12/2030', '12/30'],
    ['cvc', '12a345', '1234'],
    ['holder', 'Ada L', 'Ada L'],
  ] as const)('%s %j → %j', (field, typed, expected) => {
    expect(shaped(field, typed)).toBe(expected);
  });
});

test('a good card has no problem; a wrong field is named alone', () => {
  expect(problemsOfCard(GOOD, NOVEMBER)).toEqual({});
  expect(Object.keys(problemsOfCard({ ...GOOD, cvc: '12' }, NOVEMBER))).toEqual(['cvc']);
  expect(problemsOfCard({ ...GOOD, expiry: '13/30' }, NOVEMBER).expiry).toMatch(/month and year/);
});

test('a card is good until its month ends', () => {
  expect(problemsOfCard({ ...GOOD, expiry: '11/26' }, NOVEMBER)).toEqual({});
  expect(problemsOfCard({ ...GOOD, expiry: '10/26' }, NOVEMBER).expiry).toMatch(/has expired/);
});
