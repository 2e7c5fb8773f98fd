// @vitest-environment jsdom
import { ContractError } from '@exchange-sim/contract';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { MOCK_HASH } from '../mock/mock-wallet.js';
import { button, heading, northgate, openWidget, withNetwork } from '../testing/open-widget.js';

withNetwork();

const refused = () => Object.assign(new Error('User refused'), { name: 'TransactionRefusedOnDevice' });

test('an approved sale is told to the backend and followed until the money is sent', async () => {
  const { person, provider } = openWidget({ signedInAs: 'alice' });
  await person.click(await button('Sell 0.5 ETH'));
  await heading('Payment seen');
  expect(provider.outcomes).toEqual([{ outcome: 'approved', quoteId: 'q-1', transactionHash: MOCK_HASH }]);
  expect(provider.deviceReports).toEqual(['accepted q-1']);
  expect(location.hash).toBe('#/orders/sell-q-1');

  provider.changeOrder('sell-q-1', { confirmations: 2 });
  expect(await screen.findByText('2 of 3 confirmations')).toBeVisible();
  provider.changeOrder('sell-q-1', { confirmations: 3, status: 'TRANSFER_IN_COMPLETED' });
  await heading('Payment received');
  provider.changeOrder('sell-q-1', { status: 'FINISHED', payoutReference: 'NG-1' });
  await heading('Money sent');
  expect(screen.getByText('Reference NG-1')).toBeVisible();
});

test('init, sell and its result are reported in that order', async () => {
  const { person, provider } = openWidget({ signedInAs: 'alice' });
  await person.click(await button('Sell 0.5 ETH'));
  await heading('Payment seen');
  await waitFor(() => expect(provider.hops).toHaveLength(4));
  const ordered = provider.hops.toSorted((a, b) => a.start - b.start);
  expect(ordered.map(({ from, to, name }) => `${from} → ${to}: ${name}`)).toEqual([
    'user → provider-widget: review transaction',
    'provider-widget → exchange-sdk: init',
    'provider-widget → exchange-sdk: sell',
    'exchange-sdk → provider-widget: sell result',
  ]);
  expect(ordered.at(-1)).toMatchObject({ status: 'approved', response: { transactionHash: MOCK_HASH } });
});

test('while the signer is asked the page says so, and cannot sell twice', async () => {
  let press = (_hash: string) => {};
  const approve = () => new Promise<string>((resolve) => (press = resolve));
  const { person } = openWidget({ signedInAs: 'alice', approve });
  await person.click(await button('Sell 0.5 ETH'));
  expect(await screen.findByText(/Check the amount and the provider on its screen/)).toBeVisible();
  await person.click(screen.getByRole('link', { name: 'Your sales' }));
  await heading('Your sales');
  await person.click(screen.getByRole('link', { name: 'Back to your price' }));
  await heading('Review your sale');
  expect(screen.queryByRole('button', { name: /^Sell/ })).not.toBeInTheDocument();
  press(MOCK_HASH);
  await heading('Payment seen');
});

test('a refusal on the signer is told to the backend and the sale can be tried again', async () => {
  let answer: () => Promise<string> = () => Promise.reject(refused());
  const { person, provider, reload } = openWidget({ signedInAs: 'alice', approve: () => answer() });
  await person.click(await button('Sell 0.5 ETH'));
  await heading('You refused this sale');
  expect(provider.outcomes).toMatchObject([{ outcome: 'rejected', quoteId: 'q-1' }]);
  expect(provider.deviceReports).toEqual(['cancelled q-1']);

  reload();
  await heading('You refused this sale');
  answer = async () => MOCK_HASH;
  await person.click(await button('Try again'));
  await person.click(await button('Sell 0.5 ETH'));
  await heading('Payment seen');
});

test('too little in the account is found before the signer is asked', async () => {
  const { person, provider } = openWidget({ signedInAs: 'alice', balanceWhole: '0.1' });
  await person.click(await button('Sell 0.5 ETH'));
  await heading('The sale did not go through');
  expect(screen.getByText('The account does not hold enough for this sale.')).toBeVisible();
  expect(provider.outcomes).toMatchObject([{ outcome: 'rejected', quoteId: 'q-1' }]);
});

test('an account the wallet does not have is named as the cause', async () => {
  const { person } = openWidget({ signedInAs: 'alice', parameters: { accountId: 'somebody-elses' } });
  await person.click(await button('Sell 0.5 ETH'));
  await heading('The sale did not go through');
  expect(
    screen.getByText('Ledger Wallet does not know the account this sale was started from.'),
  ).toBeVisible();
});

test('a failing remit shows what the backend said and its way out', async () => {
  const { person, provider } = openWidget({ signedInAs: 'alice' });
  provider.onRemit = () => {
    throw new ContractError(502, 'PROVIDER_ERROR', 'northgate refused to sign.', {
      fix: 'Ask Northgate why.',
    });
  };
  await person.click(await button('Sell 0.5 ETH'));
  await heading('The sale did not go through');
  expect(screen.getByText(/northgate refused to sign/)).toBeVisible();
  expect(screen.getByText('Ask Northgate why.')).toBeVisible();
});

test('a price that ran out between review and button offers a new one; nothing reaches the wallet', async () => {
  const { person, provider } = openWidget({ signedInAs: 'alice' });
  const sell = await button('Sell 0.5 ETH');
  provider.clockMs += 61_000;
  await person.click(sell);
  expect(await screen.findByText('This price has expired')).toBeVisible();
  expect(await button('Get a new price')).toBeEnabled();
  expect(provider.hops.map(({ name }) => name)).toEqual(['review transaction']);
});

test('another amount at the claim is shown and has to be accepted', async () => {
  const { person, provider } = openWidget({ signedInAs: 'alice' });
  const sell = await button('Sell 0.5 ETH');
  const quote = provider.quotes.get('q-1');
  if (quote) provider.quotes.set('q-1', { ...quote, fiatAmount: '1200.00' });
  await person.click(sell);
  expect(await screen.findByText('The price has changed')).toBeVisible();
  expect(provider.orders.size).toBe(0);
  await person.click(await button('Sell 0.5 ETH'));
  await heading('Payment seen');
});

test('an approval that could not be told is kept over a reload and told then', async () => {
  const { person, provider, reload } = openWidget({ signedInAs: 'alice' });
  provider.onOutcome = () => {
    throw new ContractError(503, 'SERVICE_UNAVAILABLE_ERROR', 'We are restarting.', {
      fix: 'Wait a minute.',
    });
  };
  await person.click(await button('Sell 0.5 ETH'));
  await heading('Approved, but not recorded yet');
  expect(screen.getByRole('alert')).toHaveTextContent(/We are restarting\.\s*Wait a minute\./);
  provider.onOutcome = () => {};
  reload();
  await heading('Payment seen');
  expect(provider.outcomes).toEqual([{ outcome: 'approved', quoteId: 'q-1', transactionHash: MOCK_HASH }]);
});

test('what happened while the line was broken is shown when it is back', async () => {
  const { person, provider } = openWidget({ signedInAs: 'alice' });
  await person.click(await button('Sell 0.5 ETH'));
  await heading('Payment seen');
  provider.closeEvents();
  provider.changeOrder('sell-q-1', { status: 'ON_HOLD' });
  expect(
    await screen.findByRole('heading', { name: 'Your sale is on hold' }, { timeout: 3000 }),
  ).toBeVisible();
});

test('a quote that was sold before leads to its sale, also in a fresh frame', async () => {
  const provider = northgate();
  const first = openWidget({ provider, signedInAs: 'alice' });
  await first.person.click(await button('Sell 0.5 ETH'));
  await heading('Payment seen');
  history.replaceState(null, '', `/${location.search}`);
  first.reload();
  await heading('Payment seen');
});
