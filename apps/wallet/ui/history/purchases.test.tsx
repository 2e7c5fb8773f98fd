// @vitest-environment jsdom
import '../test/browser.js';
import { type BuyEntry, backendStatusApi, buyStatus } from '@exchange-sim/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { purchase } from '../mocks/buy-examples.js';
import { account, BACKEND, bitcoinAccount, entry, NOW } from '../mocks/examples.js';
import { swapOnHold } from '../mocks/swap-examples.js';
import { answering } from '../test/handlers.js';
import { openWallet } from '../test/render.js';
import { mockWallet } from '../test/wallet.js';
import { statusOf } from './status.js';

const wallet = mockWallet();
const LATER = new Date(NOW).toISOString();
const HASH = `0x${'cd'.repeat(32)}`;
const arrived: BuyEntry = {
  ...purchase,
  status: 'FINISHED',
  amountTo: '0.0404',
  transactionHash: HASH,
  updatedAt: LATER,
};

const withEntries = (...entries: unknown[]) =>
  wallet.server.use(answering(backendStatusApi.history, { entries: entries as BuyEntry[] }, BACKEND));

it('stand in the same list and follow the stream, counted while their coins have not come', async () => {
  withEntries(purchase);
  openWallet('/history');
  const row = await screen.findByRole('link', { name: /Buy ETH for €100/ });
  expect(row).toHaveTextContent('Buy ETH for €100Northgate Pay · 5 minutes ago0.0405 ETHPending');
  expect(await screen.findByText('1 pending')).toBeInTheDocument();
  await wallet.tellHistory(arrived);
  expect(await screen.findByRole('link', { name: /Bought ETH for €100/ })).toHaveTextContent(
    '0.0404 ETHFinished',
  );
  expect(screen.queryByText('1 pending')).toBeNull();
});

it('come by the stream when their coins go to an address of this wallet, and not when they go elsewhere', async () => {
  withEntries(entry);
  openWallet('/history');
  await screen.findByRole('link', { name: /Sell 0.5 ETH/ });
  await wallet.tellHistory({ ...purchase, id: 'elsewhere', payoutAddress: `0x${'1'.repeat(40)}` });
  await wallet.tellHistory(purchase);
  await screen.findByRole('link', { name: /Buy ETH/ });
  expect(screen.getAllByRole('link', { name: /Buy ETH/ })).toHaveLength(1);
});

it('have the words and colours of every product', () => {
  const words = buyStatus.options.map((status) => statusOf({ product: 'buy', status }));
  expect(words.map(({ label, tone }) => `${label} ${tone}`)).toEqual([
    'Pending gray',
    'Finished success',
    'Expired error',
  ]);
});

it('are opened again at the provider while their coins have not come', async () => {
  withEntries(purchase);
  openWallet(`/history/${purchase.id}`);
  const status = within(await screen.findByRole('region', { name: 'Status' }));
  expect(status.getByText('€100', { exact: false })).toHaveTextContent('€100 → 0.0405 ETH');
  const link = status.getByRole('link', { name: 'Continue at Northgate Pay' });
  expect(link).toHaveAttribute(
    'href',
    `/buy/live-app?from=EUR&to=ethereum&account=${account.id}&amount=100&country=FR&method=card&provider=northgate&pay=100&receive=0.0405&transaction=${purchase.id}&back=history`,
  );
  expect(status.queryByRole('link', { name: 'Buy again' })).toBeNull();
});

it('tell how they are paid, what was promised and what arrived, and where', async () => {
  withEntries(arrived);
  const { user } = openWallet(`/history/${purchase.id}`);
  const fact = async (name: string) => (await screen.findByText(name, { selector: 'dt' })).nextElementSibling;
  expect(await fact('Paid by')).toHaveTextContent('Card in France');
  expect(await fact('Price')).toHaveTextContent('€2,475.25 per ETH');
  expect(await fact('Expected')).toHaveTextContent('0.0405 ETH');
  expect(await fact('Arrived')).toHaveTextContent('0.0404 ETH');
  expect(await fact('Account')).toHaveTextContent('Ethereum 1');
  for (const [what, text] of [
    ['receiving address', purchase.payoutAddress],
    ['transaction hash', HASH],
    ['purchase id', purchase.id],
  ]) {
    await user.click(screen.getByRole('button', { name: `Copy ${what}` }));
    expect(await navigator.clipboard.readText()).toBe(text);
  }
  expect(screen.getByRole('link', { name: /Northgate Pay support/ })).toHaveAttribute(
    'href',
    purchase.supportUrl,
  );
});

it('are bought again with everything filled in', async () => {
  withEntries({ ...purchase, status: 'EXPIRED' });
  const { user } = openWallet(`/history/${purchase.id}`);
  expect(await screen.findByText(/No coins came within a day/)).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'Buy again' }));
  expect(await screen.findByLabelText('Amount')).toHaveValue('100');
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  expect(await screen.findByRole('combobox', { name: 'Payment method' })).toHaveTextContent('Card');
});

it.each([
  ['Sell', entry.id, `/sell?from=ethereum&account=${account.id}&to=EUR&amount=0.5`],
  [
    'Swap',
    swapOnHold.id,
    `/swap?from=ethereum&account=${account.id}&to=bitcoin&toAccount=${bitcoinAccount.id}&amount=0.5`,
  ],
])('%s again fills in its form likewise', async (word, id, path) => {
  withEntries({ ...entry, status: 'FINISHED' }, { ...swapOnHold, status: 'finished' });
  openWallet(`/history/${id}`);
  await waitFor(() =>
    expect(screen.getByRole('link', { name: `${word} again` })).toHaveAttribute('href', path),
  );
});
