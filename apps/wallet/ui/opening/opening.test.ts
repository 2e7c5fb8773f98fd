// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { buyOpening } from '../buy/open-buy.js';
import { sellOpening } from '../sell/open-sell.js';
import { swapOpening } from '../swap/open-swap.js';

const url = (path: string) => new URL(path, 'http://wallet.example');

it.each([
  ['from the provider’s page by the navigation', '/live-app?amount=1', '', true],
  ['from the quotes by the navigation', '/quotes?amount=1', '', true],
  ['from the quotes to change the amount', '/quotes?amount=1', '?amount=1', false],
  ['by clearing the amount', '?amount=1', '', false],
  ['by closing the provider’s page', '/live-app?amount=1', '/quotes?amount=1', false],
])('%s', (_, current, next, opened) => {
  const sell = { currentUrl: url(`/sell${current}`), nextUrl: url(`/sell${next}`) };
  expect(sellOpening.isOpenedAnew(sell)).toBe(opened);
  const buy = { currentUrl: url(`/buy${current}`), nextUrl: url(`/buy${next}`) };
  expect(buyOpening.isOpenedAnew(buy)).toBe(opened);
  const swap = { currentUrl: url(`/swap${current}`), nextUrl: url(`/swap${next}`) };
  expect(swapOpening.isOpenedAnew(swap)).toBe(opened);
});
