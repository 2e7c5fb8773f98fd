import { expect, test } from 'vitest';
import { type Assertion, fromLines, toLines } from './assertion.js';
import { judge } from './judge.js';
import { toText } from './report.js';

const buys: Assertion = { file: 'flows/buy.spec.ts', title: 'buys ETH', diagram: 'buy', arrows: 'all' };
const sells: Assertion = { file: 'flows/sell.spec.ts', title: 'sells ETH', diagram: 'sell', arrows: 'all' };
const swaps = (title: string, way: 'native' | 'live-app'): Assertion => ({
  file: 'flows/scenarios.spec.ts',
  title,
  diagram: 'swap',
  way,
  arrows: 'all',
});
const everything = [
  buys,
  sells,
  swaps('native once', 'native'),
  swaps('native twice', 'native'),
  swaps('in the Live App', 'live-app'),
];

test('nothing is found when every arrow is asserted', () => {
  const judged = judge(everything, everything);
  expect(judged.findings).toEqual([]);
  expect(toText(judged)).toContain(
    '52 of 52 arrows of the documentation, 5 of 5 drawn by this project for Buy, 50 of 50 drawn by this project for Swap',
  );
});

test.each(everything)('without the assertion of "$title" something is found', (deleted) => {
  const rest = everything.filter((assertion) => assertion !== deleted);
  expect(judge(rest, everything).findings).not.toEqual([]);
});

test('an arrow that nobody asserts is named, with the place for it', () => {
  const some: Assertion = { ...buys, arrows: ['BUY-01', 'BUY-A'] };
  const { findings } = judge([some, ...everything.slice(1)]);
  expect(findings).toHaveLength(22);
  expect(findings[0]).toBe('BUY-02 GET /providers: no test asserts it; e2e/flows/buy.spec.ts is the place.');
});

test('an assertion that is gone is named although other tests assert the same arrows', () => {
  const rest = everything.filter(({ title }) => title !== 'native twice');
  expect(judge(rest).findings).toEqual([]);
  expect(judge(rest, everything).findings).toEqual([
    'SWAP-01 … SWAP-50 (37 arrows): e2e/flows/scenarios.spec.ts › native twice asserted them before and does not any more.',
  ]);
});

test('an arrow of no diagram is named', () => {
  const { findings } = judge([...everything, { ...sells, title: 'dreams', arrows: ['SELL-34'] }]);
  expect(findings).toEqual([
    'SELL-34: flows/sell.spec.ts › dreams asserts it, and the Sell diagram has no such arrow.',
  ]);
});

test('each arrow stands with the tests that asserted it', () => {
  const text = toText(judge([buys, { ...buys, title: 'buys BTC', arrows: ['BUY-01'] }]));
  expect(text).toContain('  [1] flows/buy.spec.ts › buys BTC\n  [2] flows/buy.spec.ts › buys ETH\n');
  expect(text).toContain('  ✓ BUY-01 User → Ledger Wallet: Open Buy  [1] [2]\n');
  expect(text).toContain('  ✗ SELL-01 User → Ledger Wallet: Open Sell\n');
});

test('lines come back as they were, whatever order the tests ran in', () => {
  const lines = toLines(everything);
  expect(toLines([...everything.toReversed(), buys])).toBe(lines);
  expect(toLines(fromLines(lines))).toBe(lines);
});

test.each(['{"file":"x"', '{"file":"x","title":"y","diagram":"rent","arrows":"all"}', '17'])(
  '%s is no assertion',
  (line) => {
    expect(() => fromLines(line)).toThrow('does not say which test asserted which arrows.');
  },
);
