// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { heading, openBuyWidget, openSwapWidget, openWidget, withNetwork } from './testing/open-widget.js';

withNetwork();

test('a wrong parameter is named with its mend', async () => {
  openWidget({ parameters: { cryptoAmount: '1e3', mode: 'lend' } });
  await heading('This link cannot start a sale');
  const [first, second] = within(screen.getByRole('list')).getAllByRole('listitem');
  expect(first).toHaveTextContent('cryptoAmount must be a plain decimal');
  expect(first).toHaveTextContent('for example to cryptoAmount=0.5');
  expect(second).toHaveTextContent('mode must be "buy", "sell" or "swap" (received lend).');
});

test('outside of a wallet it explains how to get into one, with the same parameters', async () => {
  openWidget({ insideWallet: false });
  await heading('Open Northgate Pay in Ledger Wallet');
  expect(screen.getByRole('link', { name: 'Open in Ledger Wallet' })).toHaveAttribute(
    'href',
    expect.stringContaining('ledgerlive://discover/northgate?accountId='),
  );
});

test('a bad link opened outside of a wallet still names what is wrong', async () => {
  openWidget({ insideWallet: false, parameters: { fiatCurrency: 'euros' } });
  await heading('This link cannot start a sale');
});

test('a bad link of a swap is explained as one', async () => {
  openSwapWidget({ parameters: { toAccountId: undefined } });
  await heading('This link cannot start a swap');
  expect(screen.getByRole('listitem')).toHaveTextContent('toAccountId is missing');
});

test('a bad link of a purchase is explained as one', async () => {
  openBuyWidget({ insideWallet: false, parameters: { accountAddress: undefined, fiatAmount: '0' } });
  await heading('This link cannot start a purchase');
  const [first, second] = within(screen.getByRole('list')).getAllByRole('listitem');
  expect(first).toHaveTextContent('accountAddress is missing');
  expect(second).toHaveTextContent('fiatAmount must be more than zero (received 0).');
});

test('a purchase may be opened outside of a wallet: its coins go to the address of the link', async () => {
  openBuyWidget({ insideWallet: false });
  await heading('Sign in');
  expect(screen.getByLabelText('Your purchase')).toHaveTextContent('You are buying ETH for€100.00');
});

test('a swap opened outside of a wallet explains how to get into one', async () => {
  openSwapWidget({ insideWallet: false });
  await heading('Open Northgate Pay in Ledger Wallet');
  expect(screen.getByText('Open Ledger Wallet and choose Swap.')).toBeVisible();
});
