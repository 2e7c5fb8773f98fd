// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { isOpenedAnew } from './open-sell.js';

const url = (path: string) => new URL(path, 'http://wallet.example');

it.each([
  ['from the provider’s page by the navigation', '/sell/live-app?amount=1', '/sell', true],
  ['from the quotes by the navigation', '/sell/quotes?amount=1', '/sell', true],
  ['from the quotes to change the amount', '/sell/quotes?amount=1', '/sell?amount=1', false],
  ['by clearing the amount', '/sell?amount=1', '/sell', false],
  ['by closing the provider’s page', '/sell/live-app?amount=1', '/sell/quotes?amount=1', false],
])('%s', (_, current, next, opened) => {
  expect(isOpenedAnew({ currentUrl: url(current), nextUrl: url(next) })).toBe(opened);
});
