// @vitest-environment jsdom
import '../test/browser.js';
import { backendBuyApi } from '@exchange-sim/contract';
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { buyManifest, purchase } from '../mocks/buy-examples.js';
import { account, BACKEND } from '../mocks/examples.js';
import { answering, failing } from '../test/handlers.js';
import { openFramed } from '../test/live-app.js';
import { openWallet } from '../test/render.js';
import { collect } from '../test/server.js';
import { mockWallet } from '../test/wallet.js';

const wallet = mockWallet();
const { liveApp } = backendBuyApi;
const PAGE = `/buy/live-app?from=EUR&to=ethereum&account=${account.id}&amount=100&country=FR&method=card&provider=northgate&pay=100&receive=0.0405&transaction=${purchase.id}`;
const URL_OF_APP = `http://127.0.0.1:4003/?mode=buy&ledgerTransactionId=${purchase.id}`;
const answer = {
  url: URL_OF_APP,
  source: 'buy-redirect' as const,
  manifest: buyManifest,
  ledgerTransactionId: purchase.id,
};

beforeEach(() => wallet.server.use(answering(liveApp, answer, BACKEND)));

it('begins the purchase and frames the provider’s page', async () => {
  const asked = collect(wallet.server, liveApp, answer, BACKEND);
  const { frame } = await openFramed(PAGE);
  expect(asked.map(({ body }) => body)).toEqual([
    {
      cryptoCurrency: 'ethereum',
      fiatCurrency: 'EUR',
      fiatAmount: '100',
      cryptoAmount: '0.0405',
      country: 'FR',
      paymentMethod: 'card',
      address: account.address,
      accountId: account.id,
      providerId: 'northgate',
      ledgerTransactionId: purchase.id,
      deeplinkUrl: 'ledgerlive://buy',
      language: 'en',
      theme: 'dark',
      platform: 'desktop',
    },
  ]);
  expect(frame.src).toBe(URL_OF_APP);
  await waitFor(() =>
    expect(wallet.hops).toContainEqual(
      expect.objectContaining({
        from: 'wallet',
        to: 'provider-widget',
        kind: 'ui',
        name: 'redirect',
        request: { url: URL_OF_APP, ledgerTransactionId: purchase.id },
      }),
    ),
  );
});

it('asks for the same purchase after a reload', async () => {
  const asked = collect(wallet.server, liveApp, answer, BACKEND);
  const { unmount } = await openFramed(PAGE);
  unmount();
  await openFramed(PAGE);
  expect(asked.map(({ body }) => body.ledgerTransactionId)).toEqual([purchase.id, purchase.id]);
});

it('goes back to the quotes when the user closes it', async () => {
  const { user, location } = await openFramed(PAGE);
  await user.click(screen.getByRole('button', { name: 'Close Northgate Pay' }));
  await waitFor(() => expect(location()).toMatch(/^\/buy\/quotes\?from=EUR.*method=card$/));
});

it('goes on to the purchase in the history when the provider’s page is done', async () => {
  const { say, location } = await openFramed(PAGE);
  await say('custom.close');
  await waitFor(() => expect(location()).toBe(`/history/${purchase.id}`));
});

it('goes back to the history when it was opened again from there', async () => {
  const { user, location } = await openFramed(`${PAGE}&back=history`);
  await user.click(screen.getByRole('button', { name: 'Close Northgate Pay' }));
  await waitFor(() => expect(location()).toBe(`/history/${purchase.id}`));
});

it('says whose fault it is when there is no page, and offers new quotes', async () => {
  wallet.server.use(
    answering(
      liveApp,
      () => failing(502, 'PROVIDER_ERROR', 'Northgate answered 500.', { fix: 'See its log.' }),
      BACKEND,
    ),
  );
  const { user, location } = openWallet(PAGE);
  expect(await screen.findByRole('alert')).toHaveTextContent('ProviderNorthgate answered 500.See its log.');
  expect(screen.getByText('Payment')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Get new quotes' }));
  await waitFor(() => expect(location()).toMatch(/^\/buy\/quotes\?/));
});

it('begins at the amount when no purchase was chosen', async () => {
  const { location } = openWallet('/buy/live-app?from=EUR&amount=100');
  await waitFor(() => expect(location()).toBe('/buy'));
});
