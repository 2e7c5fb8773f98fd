import { expect, test } from 'vitest';
import { normalizeTicker } from './ticker.js';

test.each([
  ['eth', 'ETH'],
  ['USDT20', 'USDT'],
  ['usdt20xy', 'USDT'],
  ['USDT', 'USDT'],
  ['rep', 'REPv2'],
  ['REPv2', 'REPv2'],
  ['\xe9th', '\xe9TH'],
])('%s is %s', (ticker, normal) => {
  expect(normalizeTicker(ticker)).toBe(normal);
});
