import { expect, test } from 'vitest';
import { choose, linesOf } from './run.js';

test('scenarios are chosen by name, all with --all', () => {
  expect(choose(['sell-eth-sepa'], false).map(({ id }) => id)).toEqual(['sell-eth-sepa']);
  expect(choose([], true).length).toBeGreaterThan(5);
});

test.each([[[]], [['sell-nothing']]])('%j is a mistake of the person typing, with the mend', (names) => {
  expect(() => choose(names, false)).toThrow(/--list/);
});

test('a failure prints what was expected, what was seen, the requirement and the trace', () => {
  const text = linesOf({
    scenario: { id: 'sell-x', title: 'Sells', requirement: 'It works.', clause: 'Clause 1', product: 'sell' },
    passed: false,
    ms: 12.4,
    traceHash: 'abcdef0123456789',
    hashed: '',
    failure: { what: 'outcome', expected: 'approved', seen: 'User refused' },
    trace: ['0.0 ms  user → wallet  open sell'],
  });
  expect(text.split('\n')).toEqual([
    '✗ sell-x  Sells  12 ms  abcdef012345',
    '    outcome: expected approved, seen User refused',
    '    Requirement: It works. (Clause 1)',
    '    0.0 ms  user → wallet  open sell',
    '',
  ]);
});
