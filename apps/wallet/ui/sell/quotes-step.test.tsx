// @vitest-environment jsdom
import '../test/browser.js';
import { backendAggregationApi } from '@exchange-sim/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { account, BACKEND, NOW, otherQuote, quote, rejection } from '../mocks/examples.js';
import { feeds, opened } from '../test/feeds.js';
import { failing } from '../test/handlers.js';
import { openWallet } from '../test/render.js';
import { mockWallet } from '../test/wallet.js';

const wallet = mockWallet();
const QUOTES = `/sell/quotes?from=ethereum&account=${account.id}&to=EUR&amount=0.5&country=FR&method=sepa`;
const PATH = `${BACKEND}${backendAggregationApi.offRamp.path}`;

const streamed = () => feeds(wallet.server, PATH);

const rows = () => within(screen.getByRole('list', { name: 'Quotes' })).queryAllByRole('listitem');
const skeletons = () => screen.getByRole('list', { name: 'Quotes' }).querySelectorAll('li[aria-hidden]');

describe('quotes', () => {
  it('asks with what was entered', async () => {
    const streams = streamed();
    openWallet(QUOTES);
    const { url } = await opened(streams);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      cryptoCurrency: 'ethereum',
      fiatCurrency: 'EUR',
      amount: '0.5',
      country: 'FR',
      paymentMethod: 'sepa',
    });
  });

  it('shows a skeleton for each provider asked, then rows as they come, the best first', async () => {
    const streams = streamed();
    openWallet(QUOTES);
    const feed = await opened(streams);
    expect(skeletons()).toHaveLength(2);
    feed.send(otherQuote, 'quote');
    expect(await screen.findByText('€1,229.90')).toBeVisible();
    expect(skeletons()).toHaveLength(1);
    expect(within(rows()[0] as HTMLElement).getByText('Best')).toBeVisible();
    feed.send(quote, 'quote');
    expect(await screen.findByText('€1,234.56')).toBeVisible();
    const [first, second] = rows();
    expect(first).toHaveTextContent('Northgate PayBestIdentity checkFees €14.84 · valid for 1:00€1,234.56');
    expect(second).toHaveTextContent('AlderNo identity checkFees €22.00 · valid for 1:35€1,229.90');
  });

  it('lists those without an offer with their reason and the way out', async () => {
    const streams = streamed();
    const { user, location } = openWallet(QUOTES);
    const feed = await opened(streams);
    feed.send(rejection, 'rejection');
    feed.send({ quotes: [], rejections: [rejection] }, 'done');
    feed.end();
    expect(await screen.findByRole('heading', { name: 'No provider made an offer' })).toBeVisible();
    expect(screen.getByText('Brightside buys 0.75 ETH at least.')).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Sell 0.75 ETH instead' }));
    expect(await screen.findByLabelText('Amount')).toHaveValue('0.75');
    expect(location()).toContain('country=FR');
  });

  it('counts down on the stack’s clock and offers new quotes once expired', async () => {
    const streams = streamed();
    const { user } = openWallet(QUOTES);
    const feed = await opened(streams);
    feed.send({ quotes: [quote], rejections: [] }, 'done');
    feed.end();
    expect(await screen.findByText('valid for 1:00')).toBeVisible();
    wallet.tell({ type: 'clock', now: NOW + 55_000, frozen: true, kind: 'controlled' });
    expect(await screen.findByText('valid for 0:05')).toBeVisible();
    wallet.tell({ type: 'clock', now: NOW + 60_000, frozen: true, kind: 'controlled' });
    expect(await screen.findByText('Expired')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Choose Northgate Pay' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'New quotes' }));
    await opened(streams, 1);
    expect(screen.queryByText('Expired')).toBeNull();
  });

  it('says that the stream broke off when it ends early', async () => {
    const streams = streamed();
    openWallet(QUOTES);
    const feed = await opened(streams);
    feed.send(quote, 'quote');
    feed.end();
    expect(await screen.findByText('The stream of quotes broke off before its end.')).toBeVisible();
    expect(screen.getByText('€1,234.56')).toBeVisible();
  });

  it('names what the Ledger Backend refused and asks again on request', async () => {
    wallet.server.use(
      http.get(PATH, () =>
        failing(400, 'INVALID_REQUEST_ERROR', 'country must be two letters', { fix: 'Choose one.' }),
      ),
    );
    const { user } = openWallet(QUOTES);
    expect(await screen.findByText('country must be two letters')).toBeVisible();
    const streams = streamed();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await opened(streams);
    expect(screen.queryByText('country must be two letters')).toBeNull();
  });

  it('goes to the provider that was chosen, and says so', async () => {
    const streams = streamed();
    const { user, location } = openWallet(QUOTES);
    const feed = await opened(streams);
    feed.send({ quotes: [quote], rejections: [] }, 'done');
    feed.end();
    wallet.server.use(
      http.get(`${BACKEND}${backendAggregationApi.liveApp.path}`, () =>
        failing(404, 'NOT_FOUND_ERROR', 'gone'),
      ),
    );
    await user.click(await screen.findByRole('button', { name: 'Choose Northgate Pay' }));
    await waitFor(() =>
      expect(location()).toMatch(/^\/sell\/live-app\?.*provider=northgate&quote=q-northgate-1$/),
    );
    await waitFor(() => expect(wallet.hops.map(({ name }) => name)).toContain('choose provider'));
    expect(await screen.findByText('gone')).toBeVisible();
  });
});
