// @vitest-environment jsdom
import { ContractError } from '@exchange-sim/contract';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { MOCK_HASH } from '../mock/mock-wallet.js';
import { button, heading, northgate, openSwapWidget, withNetwork } from '../testing/open-widget.js';

withNetwork();

const APPROVED = { outcome: 'approved', swapId: 'swap-sq-1', transactionId: MOCK_HASH };

test('an approved swap is told to the backend and followed until the other coin is sent', async () => {
  const { person, provider } = openSwapWidget({ signedInAs: 'alice' });
  await person.click(await button('Swap 0.5 ETH'));
  await heading('Payment seen');
  expect(provider.swaps.outcomes).toEqual([APPROVED]);
  expect(provider.swaps.requests).toMatchObject([
    { rateId: 'sq-1', from: 'ethereum', to: 'bitcoin', amountFrom: '0.5' },
  ]);
  expect(provider.deviceReports).toEqual(['accepted swap-sq-1']);
  expect(location.hash).toBe('#/swap/swap-sq-1');

  provider.swaps.change('swap-sq-1', { confirmations: 1 });
  expect(await screen.findByText('1 of 2 confirmations')).toBeVisible();
  provider.swaps.change('swap-sq-1', { confirmations: 2 });
  await heading('Exchanging');
  provider.swaps.change('swap-sq-1', { status: 'FINISHED', payoutTransactionId: 'c4'.repeat(32) });
  await heading('BTC sent');
  expect(screen.getByText('BTC transaction').parentElement).toHaveTextContent('c4c4c4c4…c4c4c4c4');
});

test('a floating swap goes without a quote id, which would make it a fixed one', async () => {
  const provider = northgate();
  provider.swaps.makeQuote({ tradeMethod: 'float' });
  const { person } = openSwapWidget({ provider, signedInAs: 'alice', parameters: { quoteId: 'sq-2' } });
  await person.click(await button('Swap 0.5 ETH'));
  await heading('Payment seen');
  expect(provider.swaps.requests[0]).not.toHaveProperty('rateId');
  expect(provider.swaps.orders.get('swap-sq-2')).toMatchObject({ tradeMethod: 'float' });
});

test('review, init, swap and its result are reported in that order, with the ids of the flow', async () => {
  const { person, provider } = openSwapWidget({
    signedInAs: 'alice',
    parameters: { 'ledger-transaction-id': 'lt-1' },
  });
  await person.click(await button('Swap 0.5 ETH'));
  await heading('Payment seen');
  await waitFor(() => expect(provider.hops).toHaveLength(4));
  const ordered = provider.hops.toSorted((a, b) => a.start - b.start);
  expect(ordered.map(({ from, to, name }) => `${from} → ${to}: ${name}`)).toEqual([
    'user → provider-widget: review swap',
    'provider-widget → exchange-sdk: init',
    'provider-widget → exchange-sdk: swap',
    'exchange-sdk → provider-widget: swap result',
  ]);
  expect(ordered[1]).toMatchObject({ request: { quoteId: 'sq-1', ledgerTransactionId: 'lt-1' } });
  expect(ordered[2]).toMatchObject({
    request: { quoteId: 'sq-1', fromAmount: '0.5', feeStrategy: 'fast', rate: '0.041' },
  });
  expect(ordered[3]).toMatchObject({
    status: 'approved',
    response: { quoteId: 'sq-1', swapId: 'swap-sq-1', transactionId: MOCK_HASH },
  });
});

test('a refusal on the signer, which the SDK throws as a plain object, can be tried again', async () => {
  let answer: () => Promise<string> = () => Promise.reject(new Error('User refused'));
  const { person, provider } = openSwapWidget({ signedInAs: 'alice', approve: () => answer() });
  await person.click(await button('Swap 0.5 ETH'));
  await heading('You refused this swap');
  expect(screen.getByText('Swap not made')).toBeVisible();
  expect(provider.swaps.outcomes).toMatchObject([{ outcome: 'rejected', quoteId: 'sq-1' }]);
  expect(provider.deviceReports).toEqual(['cancelled swap-sq-1']);
  answer = async () => MOCK_HASH;
  await person.click(await button('Try again'));
  await person.click(await button('Swap 0.5 ETH'));
  await heading('Payment seen');
});

test('an account of another signer is named', async () => {
  const approve = () =>
    Promise.reject(Object.assign(new Error('not yours'), { name: 'WrongDeviceForAccountPayout' }));
  const { person } = openSwapWidget({ signedInAs: 'alice', approve });
  await person.click(await button('Swap 0.5 ETH'));
  await heading('The swap did not go through');
  expect(screen.getByText(/The account you receive on does not belong to the signer/)).toBeVisible();
});

test('too little in the account is found before the signer is asked', async () => {
  const { person, provider } = openSwapWidget({ signedInAs: 'alice', balanceWhole: '0.1' });
  await person.click(await button('Swap 0.5 ETH'));
  await heading('The swap did not go through');
  expect(screen.getByText('The account does not hold enough for this swap.')).toBeVisible();
  expect(provider.swaps.requests).toEqual([]);
});

test('a payload that is refused shows what the backend said, and the wallet hears of it', async () => {
  const told: unknown[] = [];
  const { person, provider } = openSwapWidget({
    signedInAs: 'alice',
    onWalletError: (error) => told.push(error),
  });
  provider.swaps.onSwap = () => {
    throw new ContractError(410, 'SWAP_QUOTE_EXPIRED_ERROR', 'Quote sq-1 expired.', {
      fix: 'Ask for a new one.',
    });
  };
  await person.click(await button('Swap 0.5 ETH'));
  await heading('The swap did not go through');
  expect(screen.getByText(/Quote sq-1 expired/)).toBeVisible();
  expect(screen.getByText('Ask for a new one.')).toBeVisible();
  expect(told).toHaveLength(1);
});

test('a price that ran out between review and button is not renewed; nothing reaches the wallet', async () => {
  const { person, provider } = openSwapWidget({ signedInAs: 'alice' });
  const swap = await button('Swap 0.5 ETH');
  provider.clockMs += 61_000;
  await person.click(swap);
  expect(await screen.findByText('We no longer hold this price')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^(Swap|Get)/ })).not.toBeInTheDocument();
  expect(provider.hops.map(({ name }) => name)).toEqual(['review swap']);
});

test('another amount at the claim is shown and has to be accepted', async () => {
  const { person, provider } = openSwapWidget({ signedInAs: 'alice' });
  const swap = await button('Swap 0.5 ETH');
  const quote = provider.swaps.quotes.get('sq-1');
  if (quote) provider.swaps.quotes.set('sq-1', { ...quote, amountTo: '0.02' });
  await person.click(swap);
  expect(await screen.findByText('The price has changed')).toBeVisible();
  expect(provider.swaps.orders.size).toBe(0);
  await person.click(await button('Swap 0.5 ETH'));
  await heading('Payment seen');
});

test('while the signer is asked a floating price stands still', async () => {
  const provider = northgate();
  provider.swaps.makeQuote({ tradeMethod: 'float' });
  let press = (_hash: string) => {};
  const approve = () => new Promise<string>((resolve) => (press = resolve));
  const { person } = openSwapWidget({
    provider,
    signedInAs: 'alice',
    approve,
    parameters: { quoteId: 'sq-2' },
  });
  await person.click(await button('Swap 0.5 ETH'));
  expect(await screen.findByText(/Check both amounts and the provider on its screen/)).toBeVisible();
  provider.swaps.rate = 0.03;
  provider.advance(20_000);
  await person.click(screen.getByRole('link', { name: 'Your swaps' }));
  await heading('Your swaps');
  await person.click(screen.getByRole('link', { name: 'Back to your price' }));
  await heading('Review your swap');
  expect(screen.queryByRole('button', { name: /^Swap/ })).not.toBeInTheDocument();
  expect(screen.getByText('You receive about').parentElement).toHaveTextContent('0.0205 BTC');
  press(MOCK_HASH);
  await heading('Payment seen');
});

test('an approval that could not be told is kept over a reload and told then', async () => {
  const { person, provider, reload } = openSwapWidget({ signedInAs: 'alice' });
  provider.swaps.onOutcome = () => {
    throw new ContractError(503, 'SERVICE_UNAVAILABLE_ERROR', 'We are restarting.', {
      fix: 'Wait a minute.',
    });
  };
  await person.click(await button('Swap 0.5 ETH'));
  await heading('Approved, but not recorded yet');
  provider.swaps.onOutcome = () => {};
  reload();
  await heading('Payment seen');
  expect(provider.swaps.outcomes).toEqual([APPROVED]);
});

test('a fixed quote that was swapped before leads to its swap, also in a fresh frame', async () => {
  const provider = northgate();
  const first = openSwapWidget({ provider, signedInAs: 'alice' });
  await first.person.click(await button('Swap 0.5 ETH'));
  await heading('Payment seen');
  history.replaceState(null, '', `/${location.search}`);
  first.reload();
  await heading('Payment seen');
});

test('a swap that broke off before is pointed out', async () => {
  const provider = northgate();
  const quote = provider.swaps.quotes.get('sq-1');
  if (quote) provider.swaps.makeOrder(quote);
  openSwapWidget({ provider, signedInAs: 'alice' });
  expect(await screen.findByText('You started this swap before')).toBeVisible();
  expect(await button('Swap 0.5 ETH')).toBeEnabled();
});
