// @vitest-environment jsdom
import '../test/browser.js';
import { backendStatusApi, backendSwapApi, walletSwapApi } from '@exchange-sim/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, it } from 'vitest';
import { account, BACKEND, bitcoinAccount, NOW } from '../mocks/examples.js';
import { nativeQuote, SWAP_SEARCH, swapOnHold, swapPrompt } from '../mocks/swap-examples.js';
import { answering, eventStream } from '../test/handlers.js';
import { openWallet } from '../test/render.js';
import { collect } from '../test/server.js';
import { mockWallet } from '../test/wallet.js';

const wallet = mockWallet();
const { native } = walletSwapApi;
const HASH = `0x${'cd'.repeat(32)}`;

beforeEach(() => {
  wallet.server.use(
    http.get(`${BACKEND}${backendSwapApi.quote.path}`, () =>
      eventStream((send, end) => {
        send([nativeQuote], 'done');
        end();
      }),
    ),
  );
});

/** The review of the native quote, reached as a user does. */
async function review() {
  const view = openWallet(`/swap/quotes?${SWAP_SEARCH}`);
  await view.user.click(await screen.findByRole('button', { name: 'Choose Quickbridge, fixed' }));
  await screen.findByRole('heading', { name: 'Is this what you want?' });
  return view;
}

it('shows once more what is sent, what arrives, where, and every fee', async () => {
  const { location } = await review();
  const facts = [...document.querySelectorAll('main dl > div')].map((fact) => fact.textContent);
  expect(facts).toEqual([
    'You send0.5 ETHfrom Ethereum 1',
    'You receive0.02108 BTCon Bitcoin 1',
    'ProviderQuickbridge',
    'QuoteFixed, valid for 1:151 ETH = 0.04216 BTC, all fees included',
    'Paid out tobc1qcr…6fyu',
    'Refunded to0xDad7…6D8D',
    expect.stringContaining('Ledger’s referral fee, included0.000021 BTC'),
    'Provider’s fee, included0.000053 BTC',
    'Ledger’s referral fee, included0.000021 BTC',
    'Network fee of the payout, included0.000006 BTC',
    'Network fee of your deposit, on top0.000042 ETH at most',
  ]);
  expect(location()).toBe(
    `/swap/review?${SWAP_SEARCH}&provider=quickbridge&quote=q-quickbridge-5&rate=0.04216`,
  );
  await waitFor(() =>
    expect(wallet.hops).toContainEqual(
      expect.objectContaining({
        name: 'choose quote',
        request: { provider: 'quickbridge', quoteId: 'q-quickbridge-5', type: 'fixed' },
      }),
    ),
  );
});

it('asks the signer, then says that the swap is on its way, with its id', async () => {
  wallet.server.use(answering(backendStatusApi.history, { entries: [swapOnHold] }, BACKEND));
  const asked = collect(wallet.server, native, { transactionHash: HASH, swapId: 'nsw-0001' });
  const { user, location } = await review();
  await user.click(screen.getByRole('button', { name: 'Swap' }));
  expect(await screen.findByRole('heading', { name: 'Swap on its way' })).toBeVisible();
  expect(asked.map(({ body }) => body)).toEqual([
    {
      provider: 'quickbridge',
      fromAccountId: account.id,
      toAccountId: bitcoinAccount.id,
      amountFrom: '0.5',
      feeStrategy: 'medium',
      quote: JSON.parse(JSON.stringify(nativeQuote)),
    },
  ]);
  expect(location()).toBe(`/swap/done?${SWAP_SEARCH}&swap=nsw-0001&hash=${HASH}`);
  await user.click(screen.getByRole('button', { name: 'Copy Swap ID' }));
  expect(await navigator.clipboard.readText()).toBe('nsw-0001');
  expect(await screen.findByText('On hold')).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'Track in History' }));
  expect(await screen.findByRole('link', { name: 'Contact Northgate Pay' })).toBeVisible();
  expect(location()).toBe('/history/nsw-0001');
});

it('shows what the signer is asked while it waits, and sends only once', async () => {
  let answers = 0;
  wallet.server.use(
    answering(native, () => {
      answers += 1;
      return new Promise(() => undefined);
    }),
  );
  const { user } = await review();
  await user.click(screen.getByRole('button', { name: 'Swap' }));
  wallet.tell(swapPrompt({ quote: nativeQuote }));
  const prompt = within(await screen.findByRole('region', { name: 'Review on your signer' }));
  expect(prompt.getByText(/You swap/)).toHaveTextContent(
    'You swap 0.5 ETH with Quickbridge, you receive 0.02108 BTC.',
  );
  const button = screen.getByRole('button', { name: /Continue on your signer/ });
  await user.click(button).catch(() => undefined);
  expect(answers).toBe(1);
});

it('names party, field and mend of a failure and stays', async () => {
  wallet.server.use(
    answering(native, () =>
      HttpResponse.json(
        {
          name: 'CompleteExchangeError',
          message: 'The signed payload differs from the quote.',
          step: 'INIT',
          title: 'payloadMismatch',
          party: 'Provider',
          field: 'amount_to_wallet',
          fix: 'Sign the amount that was quoted.',
        },
        { status: 409 },
      ),
    ),
  );
  const { user, location } = await review();
  await user.click(screen.getByRole('button', { name: 'Swap' }));
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('The signed payload differs from the quote.');
  expect(alert).toHaveTextContent(
    'ProviderCompleteExchangeError · INITField amount_to_walletSign the amount',
  );
  expect(location()).toContain('/swap/review?');
  await user.click(within(alert).getByRole('button', { name: 'Get new quotes' }));
  expect(await screen.findByRole('button', { name: 'Choose Quickbridge, fixed' })).toBeVisible();
});

it('goes back to fresh quotes with the reason when the quote expired meanwhile', async () => {
  wallet.server.use(
    answering(native, () =>
      HttpResponse.json(
        {
          name: 'CompleteExchangeError',
          message: 'The quote expired.',
          title: 'quoteExpired',
          party: 'Provider',
        },
        { status: 410 },
      ),
    ),
  );
  const { user, location } = await review();
  await user.click(screen.getByRole('button', { name: 'Swap' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The quote of Quickbridge expired before you approved it',
  );
  expect(location()).toBe(`/swap/quotes?${SWAP_SEARCH}&expired=Quickbridge`);
  expect(await screen.findByRole('button', { name: 'Choose Quickbridge, fixed' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(location()).toBe(`/swap/quotes?${SWAP_SEARCH}`);
});

it('offers new quotes instead once the quote has expired on the stack’s clock', async () => {
  const { user, location } = await review();
  wallet.tell({ type: 'clock', now: NOW + 75_000, frozen: true, kind: 'controlled' });
  expect(await screen.findByRole('alert')).toHaveTextContent('This quote has expired');
  expect(screen.queryByRole('button', { name: 'Swap' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Get new quotes' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The quote of Quickbridge expired');
  expect(location()).toBe(`/swap/quotes?${SWAP_SEARCH}&expired=Quickbridge`);
});

it('says that the quote has expired while the signer asks, and does not lead away from it', async () => {
  wallet.server.use(answering(native, () => new Promise(() => undefined)));
  const { user } = await review();
  await user.click(screen.getByRole('button', { name: 'Swap' }));
  wallet.tell(swapPrompt({ quote: nativeQuote }));
  await screen.findByRole('region', { name: 'Review on your signer' });
  wallet.tell({ type: 'clock', now: NOW + 75_000, frozen: true, kind: 'controlled' });
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('This quote has expired');
  expect(alert).toHaveTextContent('Reject it on your signer');
  expect(screen.queryByRole('button', { name: 'Get new quotes' })).toBeNull();
});

it('asks for quotes when somebody else’s review is opened', async () => {
  const { location } = openWallet(`/swap/review?${SWAP_SEARCH}&provider=quickbridge`);
  await screen.findByRole('button', { name: 'Choose Quickbridge, fixed' });
  expect(location()).toBe(`/swap/quotes?${SWAP_SEARCH}`);
});
