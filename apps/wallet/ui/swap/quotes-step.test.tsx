// @vitest-environment jsdom
import '../test/browser.js';
import { backendSwapApi } from '@exchange-sim/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { account, BACKEND, bitcoinAccount, NOW } from '../mocks/examples.js';
import {
  fixedQuote,
  floatQuote,
  nativeQuote,
  outOfRegion,
  SWAP_SEARCH,
  silent,
  tooLow,
} from '../mocks/swap-examples.js';
import { type Feed, feeds, opened } from '../test/feeds.js';
import { failing } from '../test/handlers.js';
import { openWallet } from '../test/render.js';
import { mockWallet } from '../test/wallet.js';

const wallet = mockWallet();
const QUOTES = `/swap/quotes?${SWAP_SEARCH}`;
const PATH = `${BACKEND}${backendSwapApi.quote.path}`;

const streamed = () => feeds(wallet.server, PATH);

function done(feed: Feed, rows: unknown[]) {
  feed.send(rows, 'done');
  feed.end();
}

const rows = () => within(screen.getByRole('list', { name: 'Quotes' })).queryAllByRole('listitem');
const skeletons = () =>
  screen.getByRole('list', { name: 'Quotes' }).querySelectorAll(':scope > li[aria-hidden]');

describe('quotes', () => {
  it('asks with currencies, amount and both addresses', async () => {
    const streams = streamed();
    openWallet(QUOTES);
    const { url } = await opened(streams);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      from: 'ethereum',
      to: 'bitcoin',
      amountFrom: '0.5',
      fromAccountId: account.id,
      addressFrom: account.address,
      addressTo: bitcoinAccount.address,
      displayLanguage: 'en',
    });
  });

  it('shows rows as they come, the best first, with a place for those that are slow, and says each one', async () => {
    const streams = streamed();
    openWallet(QUOTES);
    const feed = await opened(streams);
    expect(skeletons()).toHaveLength(3);
    feed.send(nativeQuote, 'row');
    expect(await screen.findByText('0.02108 BTC')).toBeVisible();
    expect(skeletons()).toHaveLength(2);
    feed.send(fixedQuote, 'row');
    feed.send(floatQuote, 'row');
    expect(await screen.findByText('0.02114 BTC')).toBeVisible();
    expect(rows().map((row) => row.getAttribute('aria-label'))).toEqual([
      'Old Harbour, floating',
      'Northgate Pay, fixed',
      'Quickbridge, fixed',
    ]);
    expect(skeletons()).toHaveLength(1);
    const said = screen.getAllByRole('status').map((status) => status.textContent);
    expect(said).toContain(
      'Asking the providers. Old Harbour 0.02114 BTC, floating; Northgate Pay 0.0211 BTC, fixed; Quickbridge 0.02108 BTC, fixed',
    );
    done(feed, [floatQuote, fixedQuote, nativeQuote]);
    await waitFor(() => expect(skeletons()).toHaveLength(0));
  });

  it('says of each what it is: fixed or floating, rate, worst case, registration, where it goes on, fees', async () => {
    const streams = streamed();
    const { user } = openWallet(QUOTES);
    done(await opened(streams), [floatQuote, fixedQuote]);
    await screen.findByText('0.02114 BTC');
    const [floating, fixed] = rows() as [HTMLElement, HTMLElement];
    expect(floating).toHaveTextContent(
      'Old HarbourBestFloatingNo registrationstays in the wallet0.02114 BTC1 ETH = 0.04228 BTC, all fees includedAt least 0.0208229 BTC, 1.5 % below the quote. Beyond that you are refunded.',
    );
    expect(fixed).toHaveTextContent(
      'Northgate PayFixedRegistration neededcontinues at Northgate Pay0.0211 BTC1 ETH = 0.0422 BTC, all fees included · valid for 1:00',
    );
    await user.click(within(fixed).getByText('Fees 0.00008 BTC and up to 0.000042 ETH'));
    const lines = [...fixed.querySelectorAll('dl > div')].map((line) => line.textContent);
    expect(lines).toEqual([
      'Provider’s fee, included0.000053 BTC',
      'Ledger’s referral fee, included0.000021 BTC',
      'Network fee of the payout, included0.000006 BTC',
      'Network fee of your deposit, on top0.000042 ETH at most',
    ]);
  });

  it('greys a fixed quote that expired on the stack’s clock and asks anew', async () => {
    const streams = streamed();
    const { user } = openWallet(QUOTES);
    done(await opened(streams), [fixedQuote, nativeQuote]);
    expect(await screen.findByText('valid for 1:00')).toBeVisible();
    wallet.tell({ type: 'clock', now: NOW + 60_000, frozen: true, kind: 'controlled' });
    expect(await screen.findByRole('listitem', { name: 'Northgate Pay, fixed, expired' })).toBeVisible();
    expect(screen.getByText('valid for 0:15')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Choose Northgate Pay, fixed' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Get new quotes' }));
    await opened(streams, 1);
    expect(screen.queryByText('Expired')).toBeNull();
  });

  it('says why a provider made no offer in the user’s words, beside the offers of others', async () => {
    const streams = streamed();
    const { user, location } = openWallet(QUOTES);
    const noPair = { ...silent, provider: 'elm', providerName: 'Elm', code: 'pair_unavailable_error' };
    const tooHigh = { ...tooLow, provider: 'fir', providerName: 'Fir', parameter: { maxAmount: '0.2' } };
    const both = [tooLow, { ...tooLow, type: 'float' }];
    done(await opened(streams), [nativeQuote, ...both, outOfRegion, noPair, tooHigh, silent]);
    const region = within(await screen.findByRole('region', { name: 'Providers without an offer' }));
    expect(screen.getByText('0.02108 BTC')).toBeVisible();
    for (const sentence of [
      'Brightside swaps at least 0.75 ETH and at most 20 ETH.',
      'Cedar is not available in your region.',
      'Elm does not swap ETH to BTC.',
      'Fir swaps at most 0.2 ETH.',
      'Alder did not answer within 5 seconds, so it was left out.',
    ]) {
      expect(region.getByText(sentence)).toBeVisible();
    }
    expect(region.getByRole('link', { name: 'Swap 0.2 ETH instead' })).toBeVisible();
    await user.click(region.getByRole('button', { name: 'Get new quotes' }));
    await opened(streams, 1);
    done(await opened(streams, 1), [tooLow]);
    expect(await screen.findByRole('heading', { name: 'No provider made an offer' })).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Swap 0.75 ETH instead' }));
    expect(await screen.findByLabelText('Amount')).toHaveValue('0.75');
    expect(location()).toContain('/swap?from=ethereum&');
  });

  it('names what the Ledger Backend refused and asks again on request', async () => {
    wallet.server.use(http.get(PATH, () => failing(400, 'INVALID_REQUEST_ERROR', 'amountFrom is wrong')));
    const { user } = openWallet(QUOTES);
    expect(await screen.findByText('amountFrom is wrong')).toBeVisible();
    const streams = streamed();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await opened(streams);
    expect(screen.queryByText('amountFrom is wrong')).toBeNull();
  });

  it('goes back to the form when something is missing in the URL', async () => {
    const { location } = openWallet('/swap/quotes?from=ethereum');
    await screen.findByLabelText('Amount');
    expect(location()).toBe('/swap?from=ethereum');
  });
});
