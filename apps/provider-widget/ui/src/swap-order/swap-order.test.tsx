// @vitest-environment jsdom
import type { SwapOrderView } from '@exchange-sim/contract';
import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  button,
  heading,
  northgate,
  openSwapWidget,
  openWidget,
  withNetwork,
} from '../testing/open-widget.js';
import { swapTimelineOf } from './swap-timeline.js';
import { swapWords } from './swap-words.js';

withNetwork();

const factOf = (term: string) => screen.getByText(term).parentElement ?? document.body;
const PAID = { outcome: 'approved', payinTransactionId: '0x01', confirmations: 2 } as const;

/** A provider that knows the swap `s-1` in this state. */
function withSwap(change: Partial<SwapOrderView>) {
  const provider = northgate();
  const [quote] = provider.swaps.quotes.values();
  if (quote) provider.swaps.makeOrder(quote, 's-1');
  provider.swaps.change('s-1', change);
  return provider;
}

describe('a swap', () => {
  const provider = withSwap({});
  const swap = provider.swaps.orders.get('s-1');
  test.each<[Partial<SwapOrderView>, string, string]>([
    [{}, 'Waiting for your ETH', 'now later later'],
    [{ outcome: 'approved' }, 'Waiting for your ETH', 'done now later'],
    [{ ...PAID, confirmations: 1 }, 'Payment seen', 'done now later'],
    [PAID, 'Exchanging', 'done done now'],
    [{ ...PAID, status: 'FINISHED' }, 'BTC sent', 'done done done'],
    [{ ...PAID, status: 'REFUNDED' }, 'Refunded', 'done done done'],
    [{ ...PAID, status: 'ON_HOLD' }, 'Your swap is on hold', 'done done held'],
    [{ outcome: 'approved', status: 'EXPIRED' }, 'No payment came in time', 'done failed later'],
    [{ status: 'EXPIRED' }, 'No payment came in time', 'later failed later'],
    [{ ...PAID, status: 'EXPIRED' }, 'No payment came in time', 'done done now'],
    [{ outcome: 'rejected' }, 'This swap was not made', 'failed later later'],
    [{ outcome: 'rejected', status: 'EXPIRED' }, 'This swap was not made', 'failed later later'],
    [{ status: 'UNKNOWN' }, 'We cannot tell where this swap stands', 'now later later'],
  ])('%j reads "%s": %s', (change, title, states) => {
    const changed = { ...swap, ...change } as SwapOrderView;
    expect(swapWords(changed).title).toBe(title);
    const steps = swapTimelineOf(changed).map(({ state }) => state);
    expect(steps.join(' ')).toBe(states);
  });
});

test('anybody with the Swap ID may see a swap, without a wallet and without signing in', async () => {
  const provider = withSwap({ ...PAID, status: 'FINISHED', payoutTransactionId: 'c4'.repeat(32) });
  openWidget({ provider, search: '', hash: '#/swap/s-1', insideWallet: false });
  await heading('BTC sent');
  expect(factOf('Swap ID')).toHaveTextContent('s-1');
  expect(factOf('You received')).toHaveTextContent('0.0205 BTC');
  expect(screen.queryByText('Sign in')).not.toBeInTheDocument();
});

test('the public page follows the swap by itself', async () => {
  const provider = withSwap(PAID);
  openWidget({ provider, search: '', hash: '#/swap/s-1', insideWallet: false });
  await heading('Exchanging');
  provider.swaps.change('s-1', { status: 'ON_HOLD' });
  await heading('Your swap is on hold');
  // what happens while the line is down is told when it is there again
  provider.closeEvents();
  provider.swaps.change('s-1', { status: 'FINISHED' });
  await heading('BTC sent');
});

test('a Swap ID nobody knows is explained', async () => {
  openWidget({ search: '', hash: '#/swap/nothing', insideWallet: false });
  await heading('This swap cannot be shown');
  expect(screen.getByRole('alert')).toHaveTextContent('There is no swap nothing.');
  expect(screen.getByRole('alert')).toHaveTextContent('Check the Swap ID');
});

test('a refund shows what came back, how and why', async () => {
  const provider = withSwap({
    ...PAID,
    status: 'REFUNDED',
    reason: 'The price moved too far.',
    refundedAmount: '0.4995',
    refundTransactionId: `0x${'7e'.repeat(32)}`,
  });
  openSwapWidget({ provider, signedInAs: 'alice', hash: '#/swap/s-1' });
  await heading('Refunded');
  expect(screen.getByText('The price moved too far.')).toBeVisible();
  expect(factOf('Sent back to you')).toHaveTextContent('0.4995 ETH');
  expect(factOf('Refund transaction')).toHaveTextContent('0x7e7e7e…7e7e7e7e');
  expect(screen.queryByText('You receive')).not.toBeInTheDocument();
});

test('on hold, support is one click away from the Swap ID and is written to there', async () => {
  const provider = withSwap({ ...PAID, status: 'ON_HOLD', reason: 'Where does this money come from?' });
  const { person } = openWidget({ provider, search: '', hash: '#/swap/s-1', insideWallet: false });
  await heading('Your swap is on hold');
  expect(screen.getByText('Where does this money come from?')).toBeVisible();
  await person.click(await button('Contact support'));
  const message = screen.getByLabelText('Your message');
  expect(message).toHaveFocus();

  await person.click(await button('Send to support'));
  expect(message).toHaveAccessibleDescription(/Write what our support should know\./);
  expect(provider.swaps.messages).toEqual([]);

  await person.type(message, 'I sold my car.');
  await person.click(await button('Send to support'));
  expect(await screen.findByText('Your message was sent')).toBeVisible();
  expect(provider.swaps.messages).toEqual(['s-1: I sold my car.']);
});

test('release after a message is shown at once to who is signed in', async () => {
  const provider = withSwap({ ...PAID, status: 'ON_HOLD' });
  openSwapWidget({ provider, signedInAs: 'alice', hash: '#/swap/s-1' });
  await heading('Your swap is on hold');
  provider.swaps.change('s-1', { status: 'FINISHED' });
  await heading('BTC sent');
  expect(screen.queryByLabelText('Your message')).not.toBeInTheDocument();
});

test('until when the payment is waited for is said', async () => {
  const provider = withSwap({ outcome: 'approved' });
  openSwapWidget({ provider, signedInAs: 'alice', hash: '#/swap/s-1' });
  await heading('Waiting for your ETH');
  expect(await screen.findByText('We wait for your payment for another 60 minutes.')).toBeVisible();
  provider.advance(59 * 60_000);
  expect(await screen.findByText('We wait for your payment for another 1 minute.')).toBeVisible();
  provider.advance(60_000);
  expect(await screen.findByText(/The time for your payment is over/)).toBeVisible();
});

test('all swaps of the user are listed and lead to their pages and to the sales', async () => {
  const provider = withSwap({ ...PAID, status: 'ON_HOLD' });
  const { person } = openSwapWidget({ provider, signedInAs: 'alice', hash: '#/swaps' });
  await heading('Your swaps');
  await person.click(screen.getByRole('link', { name: /0\.5 ETH → 0\.0205 BTC/ }));
  await heading('Your swap is on hold');
  await person.click(screen.getByRole('link', { name: 'Your swaps' }));
  await person.click(await screen.findByRole('link', { name: 'Sales you made' }));
  await heading('Your sales');
});

test('support leads from the Swap ID to the page of the swap, without signing in', async () => {
  const provider = withSwap({ ...PAID, status: 'ON_HOLD' });
  const { person } = openWidget({ provider, search: '', hash: '#/support', insideWallet: false });
  await heading('How can we help?');
  await person.click(await button('Show my swap'));
  expect(screen.getByLabelText('Swap ID')).toHaveAccessibleDescription(/Enter the Swap ID/);
  await person.type(screen.getByLabelText('Swap ID'), ' s-1 ');
  await person.click(await button('Show my swap'));
  await heading('Your swap is on hold');
  expect(location.hash).toBe('#/swap/s-1');
});
