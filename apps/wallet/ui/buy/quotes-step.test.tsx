// @vitest-environment jsdom
import '../test/browser.js';
import { backendBuyApi } from '@exchange-sim/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { buyQuote, buyRejection, otherBuyQuote } from '../mocks/buy-examples.js';
import { account, BACKEND } from '../mocks/examples.js';
import { feeds, opened } from '../test/feeds.js';
import { failing } from '../test/handlers.js';
import { openWallet } from '../test/render.js';
import { mockWallet } from '../test/wallet.js';

const wallet = mockWallet();
const QUOTES = `/buy/quotes?from=EUR&to=ethereum&account=${account.id}&amount=100&country=FR&method=card`;
const PATH = `${BACKEND}${backendBuyApi.onRamp.path}`;
const streamed = () => feeds(wallet.server, PATH);

const rows = () => within(screen.getByRole('list', { name: 'Quotes' })).queryAllByRole('listitem');
const skeletons = () => screen.getByRole('list', { name: 'Quotes' }).querySelectorAll('li[aria-hidden]');

describe('quotes', () => {
  it('asks with what was entered, and the address the coins go to', async () => {
    const streams = streamed();
    openWallet(QUOTES);
    const { url } = await opened(streams);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      cryptoCurrency: 'ethereum',
      fiatCurrency: 'EUR',
      fiatAmount: '100',
      country: 'FR',
      paymentMethod: 'card',
      address: account.address,
    });
  });

  it('asks for coins when the amount was given in coins', async () => {
    const streams = streamed();
    openWallet(QUOTES.replace('amount=100', 'amount=0.05&in=crypto'));
    const { url } = await opened(streams);
    expect(url.searchParams.get('cryptoAmount')).toBe('0.05');
    expect(url.searchParams.has('fiatAmount')).toBe(false);
    expect(screen.getByText('0.05 ETH')).toBeVisible();
  });

  it('shows a skeleton for each provider asked, then rows as they come, the best first', async () => {
    const streams = streamed();
    openWallet(QUOTES);
    const feed = await opened(streams);
    expect(skeletons()).toHaveLength(2);
    feed.send(otherBuyQuote, 'quote');
    expect(await screen.findByText('0.0398 ETH')).toBeVisible();
    expect(skeletons()).toHaveLength(1);
    feed.send(buyQuote, 'quote');
    expect(await screen.findByText('0.0405 ETH')).toBeVisible();
    const [first, second] = rows();
    expect(first).toHaveTextContent(
      'Northgate PayBest offerIdentity checkRecurring possibleYou pay €100 · €2,469.14 per ETHYou receive 0.0405 ETH',
    );
    expect(second).toHaveTextContent(
      'AlderNo identity checkYou pay €100 · €2,512.56 per ETHYou receive 0.0398 ETH',
    );
    expect(second).not.toHaveTextContent('Best offer');
  });

  it('puts first who gives most for the money when the money differs', async () => {
    const streams = streamed();
    openWallet(QUOTES.replace('amount=100', 'amount=0.05&in=crypto'));
    const feed = await opened(streams);
    feed.send({ ...buyQuote, fiatAmount: '126', cryptoAmount: '0.0501' }, 'quote');
    feed.send({ ...otherBuyQuote, fiatAmount: '123', cryptoAmount: '0.0499' }, 'quote');
    await screen.findByText('0.0501 ETH');
    await waitFor(() => expect(rows()[0]).toHaveTextContent('AlderBest offer'));
  });

  it('lists those without an offer with their reason and the way out, in whole units', async () => {
    const streams = streamed();
    const { user, location } = openWallet(QUOTES.replace('amount=100', 'amount=0.05&in=crypto'));
    const feed = await opened(streams);
    feed.send(buyRejection, 'rejection');
    feed.send({ quotes: [], rejections: [buyRejection] }, 'done');
    feed.end();
    expect(await screen.findByRole('heading', { name: 'No provider made an offer' })).toBeVisible();
    expect(screen.getByText('Brightside sells for €150 at least.')).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Buy for €150 instead' }));
    expect(await screen.findByLabelText('Amount')).toHaveValue('150');
    expect(screen.getByRole('radio', { name: 'in EUR' })).toBeChecked();
    expect(location()).toContain('country=FR');
  });

  it('asks again on request', async () => {
    const streams = streamed();
    const { user } = openWallet(QUOTES);
    const feed = await opened(streams);
    feed.send({ quotes: [buyQuote], rejections: [] }, 'done');
    feed.end();
    await screen.findByText('0.0405 ETH');
    await user.click(screen.getByRole('button', { name: 'Get new quotes' }));
    await opened(streams, 1);
    expect(screen.queryByText('0.0405 ETH')).toBeNull();
  });

  it('names what the Ledger Backend refused', async () => {
    wallet.server.use(
      http.get(PATH, () => failing(400, 'INVALID_REQUEST_ERROR', 'country must be two letters')),
    );
    openWallet(QUOTES);
    expect(await screen.findByRole('alert')).toHaveTextContent('Ledger Backendcountry must be two letters');
  });

  it('begins a purchase with an id of its own at the provider that was chosen, and says so', async () => {
    const streams = streamed();
    const { user, location } = openWallet(QUOTES);
    const feed = await opened(streams);
    feed.send({ quotes: [buyQuote], rejections: [] }, 'done');
    feed.end();
    wallet.server.use(
      http.post(`${BACKEND}${backendBuyApi.liveApp.path}`, () => failing(404, 'NOT_FOUND_ERROR', 'gone')),
    );
    await user.click(await screen.findByRole('button', { name: 'Choose Northgate Pay' }));
    await waitFor(() =>
      expect(location()).toMatch(
        /^\/buy\/live-app\?.*provider=northgate&pay=100&receive=0.0405&transaction=[0-9a-f-]{36}$/,
      ),
    );
    const ledgerTransactionId = location().split('transaction=')[1];
    await waitFor(() =>
      expect(wallet.hops).toContainEqual(
        expect.objectContaining({
          name: 'choose provider',
          request: { providerId: 'northgate', ledgerTransactionId },
        }),
      ),
    );
    expect(await screen.findByText('gone')).toBeVisible();
  });
});

it.each([
  ['nothing of the payment is known', QUOTES.replace('&country=FR&method=card', ''), /^\/buy\/where\?/],
  ['the account is another wallet’s', QUOTES.replace(account.id, 'a7b0f7b4-0000'), /^\/buy\?/],
])('goes back when %s', async (_, path, where) => {
  const { location } = openWallet(path);
  await waitFor(() => expect(location()).toMatch(where));
});
