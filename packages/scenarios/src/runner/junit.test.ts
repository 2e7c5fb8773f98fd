import { expect, test } from 'vitest';
import { toJunit } from './junit.js';
import type { Verdict } from './verdict.js';

const verdict = (more: Partial<Verdict>): Verdict => ({
  scenario: { id: 'sell-x', title: 'Sells', requirement: 'It works.', clause: 'Clause 1', product: 'sell' },
  passed: true,
  ms: 1500,
  traceHash: 'ab',
  hashed: '',
  trace: [],
  ...more,
});

test('one case a scenario, failures counted, with what was expected and the trace', () => {
  const failure = { what: 'outcome', expected: 'approved', seen: '<"refused" & gone>\u0000' };
  const xml = toJunit({
    seed: 's',
    traceHash: 'cd',
    verdicts: [verdict({}), verdict({ passed: false, failure, trace: ['0.0 ms  user → wallet  open sell'] })],
  });
  expect(xml).toContain('<testsuites tests="2" failures="1" time="3.000">');
  expect(xml).toContain('<testcase classname="sell" name="sell-x: Sells" time="1.500"/>');
  expect(xml).toContain(
    'message="outcome: expected approved, seen &lt;&quot;refused&quot; &amp; gone&gt;\ufffd"',
  );
  expect(xml).toContain('Clause: Clause 1');
  expect(xml).toContain('user → wallet  open sell</failure>');
  expect(xml).toContain('<property name="trace-hash" value="cd"/>');
});
