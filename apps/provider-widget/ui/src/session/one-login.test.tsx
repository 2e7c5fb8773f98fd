// @vitest-environment jsdom
import { ContractError } from '@exchange-sim/contract';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import {
  button,
  heading,
  northgate,
  openBuyWidget,
  openSwapWidget,
  openWidget,
  withNetwork,
} from '../testing/open-widget.js';

withNetwork();

/** The wallet shows this page again after another one. */
const comeBack = () => document.dispatchEvent(new Event('visibilitychange'));

test('who signed in for a sale is signed in for a swap and a purchase, and each says what it is for', async () => {
  const provider = northgate();
  const sale = openWidget({ provider });
  await sale.person.click(await button(/alice@example.com/));
  await sale.person.click(await button('Sign in'));
  await heading('Review your sale');
  sale.leave();
  const swap = openSwapWidget({ provider });
  await heading('Review your swap');
  swap.leave();
  openBuyWidget({ provider });
  await heading('Review your purchase');
  expect([...provider.accounts.products]).toEqual(['sell', 'swap', 'buy']);
});

test('nothing of the session is kept where scripts can read it', async () => {
  const { person } = openWidget();
  await person.click(await button(/alice@example.com/));
  await person.click(await button('Sign in'));
  await heading('Review your sale');
  expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
});

test('a logout in another widget is seen when this one is looked at again', async () => {
  const { provider } = openWidget({ signedInAs: 'alice' });
  await heading('Review your sale');
  provider.accounts.endSessions();
  comeBack();
  await heading('Sign in');
  expect(screen.getByRole('status')).toHaveTextContent('Your session has ended.');
});

test('so is a login, also of somebody else', async () => {
  const { provider } = openWidget();
  await heading('Sign in');
  provider.accounts.login({ email: 'alice@example.com', password: 'sandbox-only' });
  comeBack();
  await heading('Review your sale');
  provider.accounts.login({ email: 'bob@example.com', password: 'sandbox-only' });
  comeBack();
  await heading('Tell us who you are');
  expect(screen.getByText('bob@example.com')).toBeVisible();
});

test('a backend that does not know when the page is looked at again changes nothing', async () => {
  const { provider } = openWidget({ signedInAs: 'alice' });
  await heading('Review your sale');
  let asked = 0;
  provider.onMe = () => {
    asked += 1;
    throw new ContractError(503, 'SERVICE_UNAVAILABLE_ERROR', 'We are restarting.');
  };
  comeBack();
  await waitFor(() => expect(asked).toBe(1));
  await heading('Review your sale');
});

test('a browser that keeps no cookie is told apart from a wrong password: which setting, and the ways on', async () => {
  const provider = northgate();
  provider.accounts.cookiesBlocked = true;
  const { person } = openBuyWidget({ provider });
  await person.click(await button(/alice@example.com/));
  await person.click(await button('Sign in'));
  await heading('Your browser blocks our cookies');
  expect(screen.getByText(/Third-party cookies/)).toHaveTextContent('127.0.0.1:4002');
  const tab = screen.getByRole('link', { name: 'Open in its own tab' });
  expect(tab).toHaveAttribute('href', location.href);
  expect(tab).toHaveAttribute('target', '_blank');

  provider.accounts.cookiesBlocked = false;
  await person.click(await button('Try again'));
  await person.click(await button(/alice@example.com/));
  await person.click(await button('Sign in'));
  await heading('Review your purchase');
});
