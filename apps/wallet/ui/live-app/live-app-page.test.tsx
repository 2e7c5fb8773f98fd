// @vitest-environment jsdom
import '../test/browser.js';
import { backendAggregationApi, walletApi } from '@exchange-sim/contract';
import { screen, waitFor } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { account, BACKEND, manifest, prompt, secondAccount } from '../mocks/examples.js';
import { answering, failing } from '../test/handlers.js';
import { openFramed } from '../test/live-app.js';
import { openWallet } from '../test/render.js';
import { collect } from '../test/server.js';
import { mockWallet } from '../test/wallet.js';

const wallet = mockWallet();
const PAGE = `/sell/live-app?from=ethereum&account=${account.id}&to=EUR&amount=0.5&country=FR&method=sepa&provider=northgate&quote=q1`;
const URL_OF_APP = 'http://127.0.0.1:4003/?quoteId=q1';
const openLiveApp = (path = PAGE) => openFramed(path);
const { liveApp } = backendAggregationApi;

const start = { exchangeType: 'SELL', provider: 'northgate', fromAccountId: account.id };
const complete = {
  ...start,
  rawTransaction: { family: 'ethereum', amount: '500000000000000000', recipient: secondAccount.address },
  hexBinaryPayload: 'cGF5bG9hZA',
  hexSignature: 'c2ln',
  feeStrategy: 'medium',
};

beforeEach(() => {
  wallet.server.use(answering(liveApp, { url: URL_OF_APP, source: 'sell-redirect', manifest }, BACKEND));
});

describe('opening', () => {
  it('asks for the chosen provider’s URL and frames it in a sandbox', async () => {
    const asked = collect(
      wallet.server,
      liveApp,
      { url: URL_OF_APP, source: 'sell-redirect', manifest },
      BACKEND,
    );
    const { frame } = await openLiveApp();
    expect(asked.map(({ query }) => query)).toEqual([
      {
        cryptoCurrency: 'ethereum',
        fiatCurrency: 'EUR',
        amount: '0.5',
        country: 'FR',
        paymentMethod: 'sepa',
        providerId: 'northgate',
        quoteId: 'q1',
        accountId: account.id,
        theme: 'dark',
        language: 'en',
      },
    ]);
    expect(frame.src).toBe(URL_OF_APP);
    expect(frame.getAttribute('sandbox')).toBe(
      'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox',
    );
    await waitFor(() =>
      expect(wallet.hops).toContainEqual(
        expect.objectContaining({
          from: 'wallet',
          to: 'provider-widget',
          kind: 'ui',
          name: 'redirect',
          request: { url: URL_OF_APP },
        }),
      ),
    );
  });

  it('goes back to the quotes when closed', async () => {
    const { user, location } = await openLiveApp();
    await user.click(screen.getByRole('button', { name: 'Close Northgate Pay' }));
    await waitFor(() => expect(location()).toMatch(/^\/sell\/quotes\?/));
  });

  it('says whose fault it is when there is no URL, and offers new quotes', async () => {
    wallet.server.use(
      answering(
        liveApp,
        () => failing(502, 'PROVIDER_ERROR', 'Northgate answered 500.', { fix: 'See its log.' }),
        BACKEND,
      ),
    );
    const { user, location } = openWallet(PAGE);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('ProviderNorthgate answered 500.See its log.');
    await user.click(screen.getByRole('button', { name: 'Get new quotes' }));
    await waitFor(() => expect(location()).toMatch(/^\/sell\/quotes\?/));
  });
});

describe('wallet-api', () => {
  it('lists the accounts the manifest lets it see, amounts as text', async () => {
    const { say } = await openLiveApp();
    const { result } = await say('account.list');
    expect(result).toMatchObject({
      rawAccounts: [
        { id: account.id, address: account.address, currency: 'ethereum', balance: '12500000000000000000' },
        { id: secondAccount.id },
      ],
    });
  });

  it('hides currencies the manifest does not name', async () => {
    const { say } = await openLiveApp();
    const { result } = await say('currency.list');
    expect(result).toMatchObject({ currencies: [{ id: 'ethereum', decimals: 18 }] });
  });

  it('answers wallet.info without tracking', async () => {
    const { say } = await openLiveApp();
    expect((await say('wallet.info')).result).toMatchObject({ tracking: false });
  });

  it('permits exactly what the manifest lists', async () => {
    const { say } = await openLiveApp();
    expect((await say('storage.get', { key: 'a' })).error).toMatchObject({
      data: { code: 'PERMISSION_DENIED' },
    });
  });

  it('lets the user choose the account that was asked for', async () => {
    const { say, user } = await openLiveApp();
    const asked = say('account.request');
    await user.click(await screen.findByRole('button', { name: /Savings/ }));
    expect((await asked).result).toMatchObject({ rawAccount: { id: secondAccount.id } });
  });

  it('does not answer another origin', async () => {
    const { say, answers } = await openLiveApp();
    await expect(say('account.list', {}, 'https://evil.example', 500)).rejects.toThrow('no answer');
    expect(answers).toEqual([]);
  });

  it('closes when the Live App asks for it', async () => {
    const { say, location } = await openLiveApp();
    await say('custom.close');
    await waitFor(() => expect(location()).toMatch(/^\/sell\/quotes\?/));
  });
});

describe('the exchange', () => {
  it('starts at the wallet’s process and reports when it was asked and answered', async () => {
    const device = { deviceId: 'speculos', modelId: 'stax' };
    const started = collect(wallet.server, walletApi.start, { transactionId: 'ab'.repeat(32), device });
    const { say } = await openLiveApp();
    expect((await say('custom.exchange.start', start)).result).toEqual({
      transactionId: 'ab'.repeat(32),
      device,
    });
    expect(started.map(({ body }) => body)).toEqual([start]);
    await waitFor(() =>
      expect(wallet.hops).toContainEqual(
        expect.objectContaining({
          from: 'exchange-sdk',
          to: 'wallet',
          kind: 'rpc',
          name: 'custom.exchange.start',
          status: 'ok',
        }),
      ),
    );
    const hop = wallet.hops.find(({ name }) => name === 'custom.exchange.start');
    expect(hop?.end).toBeGreaterThan(hop?.start ?? Number.POSITIVE_INFINITY);
  });

  it('passes payload and signature on unchanged and tells that the transaction was sent', async () => {
    const hash = `0x${'ab'.repeat(32)}`;
    const completed = collect(wallet.server, walletApi.complete, { transactionHash: hash });
    const { say } = await openLiveApp();
    expect((await say('custom.exchange.complete', complete)).result).toEqual({ transactionHash: hash });
    expect(completed.map(({ body }) => body)).toEqual([complete]);
    expect(await screen.findByText('Transaction sent')).toBeVisible();
  });

  it('keeps step and title for the Live App, and tells the person name, step, party and fix', async () => {
    const error = {
      name: 'CompleteExchangeError',
      message: 'User refused',
      step: 'CHECK_PAYOUT_ADDRESS',
      title: 'userRefused',
      party: 'Signer',
      fix: 'Start again when you are ready.',
    };
    wallet.server.use(answering(walletApi.complete, () => HttpResponse.json(error, { status: 409 })));
    const { say } = await openLiveApp();
    const answer = await say('custom.exchange.complete', complete);
    expect(answer.error).toMatchObject({
      data: {
        code: 'UNKNOWN_ERROR',
        data: {
          name: 'CompleteExchangeError',
          message: 'User refused',
          step: 'CHECK_PAYOUT_ADDRESS',
          title: 'userRefused',
        },
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('User refused');
    expect(alert).toHaveTextContent('SignerCompleteExchangeError · CHECK_PAYOUT_ADDRESS');
    expect(alert).toHaveTextContent('Start again when you are ready.');
  });

  it('names the parameter a Live App got wrong', async () => {
    const { say } = await openLiveApp();
    await say('custom.exchange.start', { ...start, exchangeType: 'GIFT' });
    expect(await screen.findByRole('alert')).toHaveTextContent('The Live App sent "exchangeType" wrongly');
  });

  it('shows what the signer is being asked while it waits', async () => {
    await openLiveApp();
    wallet.tell(prompt);
    expect(await screen.findByRole('heading', { name: 'Review on your signer' })).toBeVisible();
    expect(screen.getByText(/You sell/)).toHaveTextContent(
      'You sell 0.5 ETH to Northgate Pay, you receive 1,234.56 EUR.',
    );
    expect(screen.getByText('waiting for you')).toBeVisible();
    wallet.tell({ type: 'prompt', prompt: null });
    await waitFor(() => expect(screen.queryByText('Review on your signer')).toBeNull());
  });
});

describe('Discover', () => {
  it('opens a loaded manifest in the same frame, with theme and language', async () => {
    wallet.server.use(answering(walletApi.manifests, { manifests: [manifest] }));
    const { frame, say } = await openLiveApp('/discover/northgate-sell');
    expect(frame.src).toBe('http://127.0.0.1:4003/?theme=dark&lang=en');
    expect((await say('currency.list')).result).toMatchObject({ currencies: [{ id: 'ethereum' }] });
  });

  it('refuses to frame the wallet’s own address', async () => {
    const own = { ...manifest, url: `${window.location.origin}/anything` };
    wallet.server.use(answering(walletApi.manifests, { manifests: [own] }));
    openWallet('/discover/northgate-sell');
    expect(await screen.findByText(/cannot be framed/)).toBeVisible();
    expect(screen.queryByTitle('Northgate Pay')).toBeNull();
  });
});
