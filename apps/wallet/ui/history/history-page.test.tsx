// @vitest-environment jsdom
import '../test/browser.js';
import { backendStatusApi, SELL_STATUSES, SWAP_STATES } from '@exchange-sim/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { account, BACKEND, bitcoinAccount, entry, NOW, secondAccount } from '../mocks/examples.js';
import { swapOnHold } from '../mocks/swap-examples.js';
import { answering, failing } from '../test/handlers.js';
import { openWallet } from '../test/render.js';
import { collect } from '../test/server.js';
import { mockWallet } from '../test/wallet.js';
import { statusOf } from './status.js';

const wallet = mockWallet();
const LATER = new Date(NOW).toISOString();

describe('history', () => {
  it('asks once for each address of this wallet’s accounts', async () => {
    const asked = collect(wallet.server, backendStatusApi.history, { entries: [entry] }, BACKEND);
    openWallet('/history');
    await screen.findByRole('list', { name: 'Transactions' });
    expect(asked[0]?.query.address).toBe(
      `${account.address},${secondAccount.address},${bitcoinAccount.address}`,
    );
  });

  it('shows amount, payout, status and time, the exact time on hover', async () => {
    openWallet('/history');
    const row = await screen.findByRole('link', { name: /Sell 0.5 ETH/ });
    expect(row).toHaveTextContent('Sell 0.5 ETHNorthgate Pay · 2 minutes ago€1,234.56Pending');
    expect(within(row).getByText('2 minutes ago')).toHaveAttribute('title', expect.stringContaining('2026'));
  });

  it('follows the stream, counting what is pending in the navigation', async () => {
    openWallet('/history');
    expect(await screen.findByText('1 pending')).toBeInTheDocument();
    await wallet.tellHistory({ ...entry, status: 'FINISHED', updatedAt: LATER });
    expect(await screen.findByText('Finished')).toBeVisible();
    expect(screen.queryByText('1 pending')).toBeNull();
    const createdAt = new Date(NOW - 1000).toISOString();
    await wallet.tellHistory({ ...entry, id: 'sell-0002', amountFrom: '3', status: 'ON_HOLD', createdAt });
    await waitFor(() =>
      expect(screen.getAllByRole('link', { name: /^Sell \d/ }).map((row) => row.textContent)).toEqual([
        'Sell 3 ETHNorthgate Pay · just now€1,234.56On hold',
        'Sell 0.5 ETHNorthgate Pay · 2 minutes ago€1,234.56Finished',
      ]),
    );
  });

  it('asks again by itself after a failure', async () => {
    wallet.server.use(
      answering(
        backendStatusApi.history,
        () => failing(503, 'SERVICE_UNAVAILABLE_ERROR', 'no database'),
        BACKEND,
      ),
    );
    openWallet('/history');
    expect(await screen.findByText('no database')).toBeVisible();
    wallet.server.use(answering(backendStatusApi.history, { entries: [] }, BACKEND));
    expect(await screen.findByText('Nothing has happened yet')).toBeVisible();
    expect(screen.queryByText('no database')).toBeNull();
  });

  it('passes over sales of other people', async () => {
    openWallet('/history');
    await screen.findByText('Pending');
    await wallet.tellHistory({
      ...entry,
      id: 'sell-0009',
      amountFrom: '9',
      refundAddress: `0x${'1'.repeat(40)}`,
    });
    await wallet.tellHistory({ ...entry, status: 'REFUNDED', updatedAt: LATER });
    await screen.findByText('Refunded');
    expect(screen.queryByText(/Sell 9 ETH/)).toBeNull();
  });

  it('says what to do when nothing has happened', async () => {
    wallet.server.use(answering(backendStatusApi.history, { entries: [] }, BACKEND));
    openWallet('/history');
    expect(await screen.findByRole('link', { name: 'Start a sale' })).toHaveAttribute('href', '/sell');
    expect(screen.getByRole('link', { name: 'Start a purchase' })).toHaveAttribute('href', '/buy');
    expect(screen.getByRole('link', { name: 'Start a swap' })).toHaveAttribute('href', '/swap');
  });

  it('opens one sale with its ids, addresses and support', async () => {
    const { user } = openWallet('/history');
    await user.click(await screen.findByRole('link', { name: /Sell 0.5 ETH/ }));
    expect(await screen.findByText('sell-0001')).toBeVisible();
    expect(screen.getByRole('link', { name: /Northgate Pay support/ })).toHaveAttribute(
      'href',
      entry.supportUrl,
    );
    await user.click(screen.getByRole('button', { name: 'Copy deposit address' }));
    expect(await navigator.clipboard.readText()).toBe(entry.payinAddress);
    expect(await screen.findByRole('button', { name: 'deposit address copied' })).toBeVisible();
  });

  it('says when a transaction is not there', async () => {
    openWallet('/history/unknown');
    expect(await screen.findByRole('heading', { name: 'There is no such transaction' })).toBeVisible();
  });

  it('names the Ledger Backend when it does not give the history', async () => {
    wallet.server.use(
      answering(
        backendStatusApi.history,
        () => failing(400, 'INVALID_REQUEST_ERROR', 'too many addresses'),
        BACKEND,
      ),
    );
    openWallet('/history');
    expect(await screen.findByRole('alert')).toHaveTextContent('Ledger Backendtoo many addresses');
  });
});

describe('swaps', () => {
  const withSwap = (changes = {}) => {
    const entries = [{ ...swapOnHold, ...changes }, entry];
    wallet.server.use(answering(backendStatusApi.history, { entries }, BACKEND));
  };

  it('stand in the same list, with the crypto that arrives', async () => {
    withSwap({ status: 'pending' });
    openWallet('/history');
    const row = await screen.findByRole('link', { name: /Swap 0.5 ETH/ });
    expect(row).toHaveTextContent('Swap 0.5 ETHNorthgate Pay · 1 minute ago0.0211 BTCPending');
    await wallet.tellHistory({ ...swapOnHold, status: 'refunded', updatedAt: LATER });
    expect(await screen.findByText('Refunded')).toBeVisible();
  });

  it('have the provider’s support and page one click from the Swap ID', async () => {
    withSwap({ payoutTransactionId: 'ef'.repeat(32) });
    const { user } = openWallet(`/history/${swapOnHold.id}`);
    const status = within(await screen.findByRole('region', { name: 'Status' }));
    expect(status.getByText('On hold')).toBeVisible();
    expect(status.getByText(/needs something from you/)).toBeVisible();
    expect(status.getByRole('link', { name: 'Contact Northgate Pay' })).toHaveAttribute(
      'href',
      swapOnHold.supportUrl,
    );
    expect(status.getByRole('link', { name: 'Status at Northgate Pay' })).toHaveAttribute(
      'href',
      swapOnHold.providerLink,
    );
    await user.click(status.getByRole('button', { name: 'Copy Swap ID' }));
    expect(await navigator.clipboard.readText()).toBe(swapOnHold.id);
    for (const [what, text] of [
      ['refund address', swapOnHold.refundAddress],
      ['payout address', swapOnHold.payoutAddress],
      ['deposit address', swapOnHold.payinAddress],
      ['transaction hash', swapOnHold.transactionHash],
      ['payout transaction hash', 'ef'.repeat(32)],
    ]) {
      await user.click(screen.getByRole('button', { name: `Copy ${what}` }));
      expect(await navigator.clipboard.readText()).toBe(text);
    }
  });

  it('have the words and colours of sales', () => {
    const words = SWAP_STATES.map((status) => {
      const { label, tone } = statusOf({ product: 'swap', status, deviceStatus: 'ACCEPTED' });
      return `${label} ${tone}`;
    });
    expect(words).toEqual([
      'Pending gray',
      'On hold warning',
      'Expired error',
      'Finished success',
      'Refunded blue',
      'Unknown gray',
    ]);
  });
});

describe('status words', () => {
  it('has a word and a colour for each status', () => {
    const words = SELL_STATUSES.map((status) => {
      const { label, tone } = statusOf({ product: 'sell', status, deviceStatus: 'ACCEPTED' });
      return `${label} ${tone}`;
    });
    expect(words).toEqual([
      'Pending gray',
      'On hold warning',
      'Deposit received gray',
      'Expired error',
      'Finished success',
      'Refunded blue',
      'Unknown gray',
    ]);
  });

  it('calls a refused transaction refused until the provider ended it', () => {
    expect(statusOf({ product: 'sell', status: undefined, deviceStatus: 'CANCELLED' }).label).toBe('Refused');
    expect(statusOf({ product: 'sell', status: 'PENDING', deviceStatus: 'CANCELLED' }).label).toBe('Refused');
    expect(statusOf({ product: 'sell', status: 'EXPIRED', deviceStatus: 'CANCELLED' }).label).toBe('Expired');
    expect(statusOf({ product: 'sell', status: undefined, deviceStatus: undefined }).label).toBe(
      'Awaiting approval',
    );
  });
});
