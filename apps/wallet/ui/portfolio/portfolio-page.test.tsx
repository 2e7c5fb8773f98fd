// @vitest-environment jsdom
import '../test/browser.js';
import { screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { account, bitcoinAccount, secondAccount } from '../mocks/examples.js';
import { openWallet } from '../test/render.js';
import { mockWallet } from '../test/wallet.js';

const wallet = mockWallet();

it('shows every account with all decimals of its balance, and what they hold together', async () => {
  openWallet('/portfolio');
  const accounts = within(await screen.findByRole('region', { name: 'Accounts' }));
  expect(accounts.getByText('12.5 ETH')).toBeVisible();
  expect(accounts.getByText('1.234567890123456789 ETH')).toBeVisible();
  expect(screen.getByText('13.734567890123456789 ETH')).toBeVisible();
});

it('follows the balances', async () => {
  openWallet('/portfolio');
  await screen.findByText('13.734567890123456789 ETH');
  wallet.tell({ type: 'accounts', accounts: [{ ...account, balanceAtomic: '1' }] });
  const accounts = within(screen.getByRole('region', { name: 'Accounts' }));
  expect(await accounts.findByText('0.000000000000000001 ETH')).toBeVisible();
});

it('copies an address as a whole', async () => {
  const { user } = openWallet('/portfolio');
  await user.click(await screen.findByRole('button', { name: 'Copy address of Savings' }));
  expect(await navigator.clipboard.readText()).toBe(secondAccount.address);
});

it('starts a sale from the account whose button was pressed', async () => {
  const { user, location } = openWallet('/portfolio');
  await user.click(await screen.findByRole('button', { name: 'Sell from Savings' }));
  expect(await screen.findByRole('combobox', { name: 'Account' })).toHaveTextContent('Savings');
  expect(location()).toBe(`/sell?from=ethereum&account=${secondAccount.id}`);
});

it('starts a purchase into the account whose button was pressed', async () => {
  const { user, location } = openWallet('/portfolio');
  await user.click(await screen.findByRole('button', { name: 'Buy into Savings' }));
  expect(await screen.findByRole('combobox', { name: 'Account' })).toHaveTextContent('Savings');
  expect(location()).toBe(`/buy?to=ethereum&account=${secondAccount.id}`);
});

it('leads to the settings, for which a narrow navigation has no place', async () => {
  const { user, location } = openWallet('/portfolio');
  await screen.findByRole('region', { name: 'Accounts' });
  await user.click(within(screen.getByRole('main')).getByRole('link', { name: 'Settings' }));
  expect(await screen.findByRole('heading', { name: 'Settings' })).toBeVisible();
  expect(location()).toBe('/settings');
});

it('puts Buy first where an account is empty', async () => {
  openWallet('/portfolio');
  await screen.findByText('13.734567890123456789 ETH');
  wallet.tell({ type: 'accounts', accounts: [{ ...account, balanceAtomic: '0' }, secondAccount] });
  const classOf = (name: string) => screen.getByRole('button', { name }).className;
  await vi.waitFor(() => expect(classOf('Buy into Ethereum 1')).not.toBe(classOf('Buy into Savings')));
});

it('says what to do without accounts', async () => {
  openWallet('/portfolio');
  await screen.findByText('12.5 ETH');
  wallet.tell({ type: 'accounts', accounts: [] });
  expect(await screen.findByRole('heading', { name: 'No accounts' })).toBeVisible();
});

it('says so at an address it does not have', async () => {
  openWallet('/nowhere');
  expect(await screen.findByText('The wallet has nothing at /nowhere.')).toBeVisible();
});

it('leads on to Swap when nobody buys what was to be sold', async () => {
  const { user, location } = openWallet('/portfolio');
  await user.click(await screen.findByRole('button', { name: 'Sell from Bitcoin 1' }));
  expect(await screen.findByText('No provider buys BTC')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Swap BTC' }));
  expect(await screen.findByRole('combobox', { name: 'From' })).toHaveTextContent('Bitcoin 1');
  expect(location()).toBe(`/swap?from=bitcoin&account=${bitcoinAccount.id}`);
});
