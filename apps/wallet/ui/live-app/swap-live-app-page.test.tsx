// @vitest-environment jsdom
import '../test/browser.js';
import { backendAggregationApi, backendSwapApi, walletApi, walletSwapApi } from '@exchange-sim/contract';
import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, it } from 'vitest';
import { account, BACKEND, bitcoinAccount, NOW, prompt, tokenAccount } from '../mocks/examples.js';
import { fixedQuote, SWAP_SEARCH, swapManifest, swapProvider } from '../mocks/swap-examples.js';
import { answering, eventStream } from '../test/handlers.js';
import { openFramed } from '../test/live-app.js';
import { openWallet } from '../test/render.js';
import { collect } from '../test/server.js';
import { mockWallet } from '../test/wallet.js';

const wallet = mockWallet();
const PAGE = `/swap/live-app?${SWAP_SEARCH}&provider=northgate&quote=q-northgate-7&rate=0.0422&transaction=t-1`;
const complete = {
  exchangeType: 'SWAP',
  provider: 'northgate',
  fromAccountId: account.id,
  toAccountId: bitcoinAccount.id,
  swapId: 'nsw-0001',
  rawTransaction: { family: 'ethereum', amount: '500000000000000000', recipient: account.address },
  hexBinaryPayload: 'cGF5bG9hZA',
  hexSignature: 'c2ln',
  feeStrategy: 'medium',
};

beforeEach(() => {
  wallet.server.use(
    answering(backendAggregationApi.providers, { providers: [swapProvider] }, BACKEND),
    answering(backendAggregationApi.manifest, swapManifest, BACKEND),
    http.get(`${BACKEND}${backendSwapApi.quote.path}`, () =>
      eventStream((send, end) => {
        send([fixedQuote], 'done');
        end();
      }),
    ),
  );
});

it('tells the wallet’s process the accepted quote, then frames the provider’s page with what it needs', async () => {
  const accepted = collect(wallet.server, walletSwapApi.accept, {});
  const view = openWallet(`/swap/quotes?${SWAP_SEARCH}`);
  await view.user.click(await screen.findByRole('button', { name: 'Choose Northgate Pay, fixed' }));
  const frame = (await screen.findByTitle('Northgate Pay')) as HTMLIFrameElement;
  expect(accepted.map(({ body }) => body)).toEqual([
    {
      provider: 'northgate',
      fromAccountId: account.id,
      toAccountId: bitcoinAccount.id,
      amountFrom: '0.5',
      feeStrategy: 'medium',
      quote: fixedQuote,
    },
  ]);
  const { origin, searchParams } = new URL(frame.src);
  expect(origin).toBe('http://127.0.0.1:4003');
  expect(Object.fromEntries(searchParams)).toEqual({
    quoteId: 'q-northgate-7',
    fromAmount: '0.5',
    fromAccountId: account.id,
    toAccountId: bitcoinAccount.id,
    rate: '0.0422',
    feeStrategy: 'medium',
    mode: 'swap',
    theme: 'dark',
    displayLanguage: 'en',
    'ledger-transaction-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  await waitFor(() =>
    expect(wallet.hops.map(({ name }) => name)).toEqual(['open swap', 'choose quote', 'redirect']),
  );
});

it('keeps the provider’s page within its manifest’s origin', async () => {
  wallet.server.use(
    answering(walletSwapApi.accept, {}),
    http.get(`${BACKEND}${backendSwapApi.quote.path}`, () =>
      eventStream((send, end) => {
        send([{ ...fixedQuote, providerURL: 'https://evil.example/' }], 'done');
        end();
      }),
    ),
  );
  const { user } = openWallet(`/swap/quotes?${SWAP_SEARCH}`);
  await user.click(await screen.findByRole('button', { name: 'Choose Northgate Pay, fixed' }));
  const frame = (await screen.findByTitle('Northgate Pay')) as HTMLIFrameElement;
  expect(frame.src).toMatch(/^http:\/\/127\.0\.0\.1:4003\/\?quoteId=/);
});

it('serves accounts of coins and tokens, and the parents of tokens', async () => {
  const { say } = await openFramed(PAGE);
  const { result } = await say('account.list');
  expect(result).toMatchObject({
    rawAccounts: [
      { currency: 'ethereum' },
      { currency: 'ethereum' },
      { currency: tokenAccount.currency, parentAccountId: account.id, address: account.address },
      { currency: 'bitcoin', address: bitcoinAccount.address, balance: '75000000' },
    ],
  });
  expect((await say('currency.list', { currencyIds: [tokenAccount.currency] })).result).toMatchObject({
    currencies: [{ type: 'TokenCurrency', parent: 'ethereum', decimals: 6, standard: 'ERC20' }],
  });
});

it('passes a swap on to the wallet’s process, and tells its id when it was sent', async () => {
  const completed = collect(wallet.server, walletApi.complete, { transactionHash: `0x${'ab'.repeat(32)}` });
  const { say } = await openFramed(PAGE);
  wallet.tell(prompt);
  expect(await screen.findByText(/You swap/)).toBeVisible();
  await say('custom.exchange.complete', complete);
  expect(completed.map(({ body }) => body)).toEqual([complete]);
  expect(await screen.findByText('Swap on its way')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Copy Swap ID' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Track it in History' })).toHaveAttribute(
    'href',
    '/history/nsw-0001',
  );
});

it('says above the Live App that the quote has expired, and leads back to fresh ones', async () => {
  wallet.server.use(answering(walletSwapApi.accept, {}));
  const { user, location } = openWallet(`/swap/quotes?${SWAP_SEARCH}`);
  await user.click(await screen.findByRole('button', { name: 'Choose Northgate Pay, fixed' }));
  await screen.findByTitle('Northgate Pay');
  expect(screen.queryByText('This quote has expired')).toBeNull();
  wallet.tell({ type: 'clock', now: NOW + 75_000, frozen: true, kind: 'controlled' });
  expect(await screen.findByRole('alert')).toHaveTextContent('This quote has expired');
  await user.click(screen.getByRole('button', { name: 'Get new quotes' }));
  expect(await screen.findByText(/The quote of Northgate Pay expired/)).toBeVisible();
  expect(location()).toBe(`/swap/quotes?${SWAP_SEARCH}&expired=Northgate%20Pay`);
});

it('leads back to fresh quotes when the price no longer holds', async () => {
  const gone = { name: 'CompleteExchangeError', message: 'The quote expired.', title: 'quoteExpired' };
  wallet.server.use(answering(walletApi.complete, () => HttpResponse.json(gone, { status: 410 })));
  const { say, user, location } = await openFramed(PAGE);
  await say('custom.exchange.complete', complete);
  await user.click(await screen.findByRole('button', { name: 'Get new quotes' }));
  expect(await screen.findByText(/The quote of Northgate Pay expired/)).toBeVisible();
  expect(location()).toBe(`/swap/quotes?${SWAP_SEARCH}&expired=Northgate%20Pay`);
});

it('says so when the provider has no Live App', async () => {
  const bare = { ...swapProvider, manifestId: undefined };
  wallet.server.use(answering(backendAggregationApi.providers, { providers: [bare] }, BACKEND));
  openWallet(PAGE);
  expect(await screen.findByRole('alert')).toHaveTextContent('“Northgate Pay” has no Live App of Swap.');
});
