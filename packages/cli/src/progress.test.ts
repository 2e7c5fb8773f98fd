import type { Verdict } from '@exchange-sim/scenarios';
import { expect, test } from 'vitest';
import { linesOf, Progress } from './progress.js';

const verdict: Verdict = {
  scenario: { id: 'sell-x', title: 'Sells', requirement: 'It works.', clause: 'Clause 1', product: 'sell' },
  passed: true,
  ms: 12.4,
  traceHash: 'abcdef0123456789',
  hashed: '',
  trace: ['0.0 ms  user → wallet  open sell'],
};

test('a failure prints what was expected, what was seen, the requirement and the trace', () => {
  const failure = { what: 'outcome', expected: 'approved', seen: 'User refused' };
  expect(linesOf({ ...verdict, passed: false, failure }, '3/9').split('\n')).toEqual([
    '✗ 3/9  sell-x  Sells  12 ms  abcdef012345',
    '    outcome: expected approved, seen User refused',
    '    Requirement: It works. (Clause 1)',
    '    0.0 ms  user → wallet  open sell',
    '',
  ]);
});

/** What two scenarios of a run write. */
function written(isTTY: boolean) {
  const [status, out]: [string[], string[]] = [[], []];
  const progress = new Progress(
    2,
    { isTTY, write: (text: string) => status.push(text) },
    { write: (text: string) => out.push(text) },
  );
  for (const id of ['sell-x', 'sell-y']) {
    progress.begins({ id });
    progress.ends({ ...verdict, scenario: { ...verdict.scenario, id } });
  }
  return { status: status.join(''), out, done: progress.done };
}

test('on a terminal one line says which scenario is being driven, and gives way to its verdict', () => {
  const { status, out, done } = written(true);
  expect(status.split('\r\u001b[2K')).toEqual(['', '  1/2  sell-x …', '', '  2/2  sell-y …', '']);
  expect(out.map((line) => line.slice(0, 13))).toEqual(['✓ 1/2  sell-x', '✓ 2/2  sell-y']);
  expect(done).toBe(2);
});

test('a file gets verdicts alone', () => {
  expect(written(false).status).toBe('');
});
