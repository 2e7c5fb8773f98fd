import { expect, it } from 'vitest';
import { config } from '../mocks/examples.js';
import { isVisible, visibleCurrencies } from './manifest-currencies.js';

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

const USDC = 'ethereum/erc20/usd__coin';
it.each([
  [[USDC], undefined, ['ethereum', USDC]],
  [[USDC], ['ethereum'], ['ethereum']],
  [['bitcoin'], undefined, ['bitcoin']],
  [['bitcoin'], [USDC], []],
  ['*', [USDC], [USDC]],
] as const)('currencies under manifest %j, asked %j: %j', (allowed, asked, ids) => {
  const seen = visibleCurrencies(config.currencies, allowed === '*' ? '*' : [...allowed], asked);
  expect(seen.map(({ id }) => id)).toEqual(ids);
});
