import { expect, it } from 'vitest';
import { isVisible } from './manifest-currencies.js';

it.each([
  ['ethereum', '*', undefined, true],
  ['ethereum', ['**'], undefined, true],
  ['ethereum', ['ethereum'], undefined, true],
  ['bitcoin', ['ethereum'], undefined, false],
  ['ethereum/erc20/usd__coin', ['ethereum'], undefined, false],
  ['ethereum/erc20/usd__coin', ['ethereum/**'], undefined, true],
  ['ethereum', ['ethereum/**'], undefined, true],
  ['ethereum_classic', ['ethereum/**'], undefined, false],
  ['ethereum', '*', ['bitcoin'], false],
  ['ethereum', '*', [], true],
  ['ethereum', ['bitcoin'], ['ethereum'], false],
] as const)('%s under manifest %j, asked %j: %s', (id, allowed, asked, visible) => {
  expect(isVisible(id, allowed === '*' ? '*' : [...allowed], asked)).toBe(visible);
});
