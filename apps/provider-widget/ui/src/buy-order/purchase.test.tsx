// @vitest-environment jsdom
import { ContractError } from '@exchange-sim/contract';
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import {
  button,
  heading,
  MOCK_ADDRESS,
  northgate,
  openBuyWidget,
  withNetwork,
} from '../testing/open-widget.js';

withNetwork();

const HASH = `0x${'c4'.repeat(32)}`;
const factOf = (term: string) => screen.getByText(term).parentElement ?? document.body;

async function toPayment(person: UserEvent): Promise<void> {
  await person.click(await button('Buy 0.0388 ETH'));
  await heading('Pay by card');
}

async function payBy(person: UserEvent, card: RegExp): Promise<void> {
  await person.click(await button(card));
  await person.click(await button('Pay €100.00'));
}

test('a card that is paid leads to the receipt, which follows the coins to the end', async () => {
  const { person, provider } = openBuyWidget({ signedInAs: 'alice' });
  await toPayment(person);
  expect(location.hash).toBe('#/buys/buy-1');
  expect(provider.buys.orders.get('buy-1')).toMatchObject({
    address: MOCK_ADDRESS,
    ledgerTransactionId: 'lt-1',
  });
  await payBy(person, /4242 4242/);
  await heading('Sending your ETH');
  expect(screen.getByText('Visa •••• 4242')).toBeVisible();
  provider.buys.change('buy-1', { state: 'completed', transactionHash: HASH });
  await heading('Coins sent');
  expect(await button('Copy transaction hash')).toBeVisible();
  expect(factOf('Our fee')).toHaveTextContent('€2.00');
  expect(screen.getByText(/You can close this page/)).toBeVisible();
});

test('review and payment are reported with their ids, and never a digit of the card', async () => {
  const { person, provider } = openBuyWidget({ signedInAs: 'alice' });
  await toPayment(person);
  await payBy(person, /4242 4242/);
  await heading('Sending your ETH');
  await waitFor(() => expect(provider.hops).toHaveLength(2));
  expect(provider.hops).toMatchObject([
    {
      from: 'user',
      to: 'provider-widget',
      kind: 'ui',
      name: 'review transaction',
      request: { quoteId: 'bq-1', ledgerTransactionId: 'lt-1' },
    },
    {
      from: 'user',
      to: 'provider-widget',
      kind: 'ui',
      name: 'pay',
      request: { orderId: 'buy-1', ledgerTransactionId: 'lt-1', paymentMethod: 'card' },
    },
  ]);
  expect(JSON.stringify(provider.hops)).not.toContain('4242');
});

test('a declined card says why, keeps the form, and another one is taken', async () => {
  const { person } = openBuyWidget({ signedInAs: 'alice' });
  await toPayment(person);
  await payBy(person, /0000 0002/);
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Your payment was declined');
  expect(alert).toHaveTextContent('Your bank refused the payment.');
  expect(screen.getByLabelText('Card number')).toHaveValue('4000 0000 0000 0002');
  await payBy(person, /4242 4242/);
  await heading('Sending your ETH');
});

test('fields are checked before anything is sent; an unknown number is explained by the backend', async () => {
  const { person, provider } = openBuyWidget({ signedInAs: 'alice' });
  await toPayment(person);
  await person.click(await button('Pay €100.00'));
  for (const label of ['Card number', 'Expiry date', 'Security code', 'Name on the card'])
    expect(screen.getByLabelText(label)).toBeInvalid();
  expect(provider.buys.orders.get('buy-1')?.payment.state).toBe('awaiting');
  await person.type(screen.getByLabelText('Card number'), '5555555555554444');
  await person.type(screen.getByLabelText('Expiry date'), '1230');
  expect(screen.getByLabelText('Expiry date')).toHaveValue('12/30');
  await person.type(screen.getByLabelText('Security code'), '123');
  await person.type(screen.getByLabelText('Name on the card'), 'Alice Martin');
  await person.click(await button('Pay €100.00'));
  await waitFor(() =>
    expect(screen.getByLabelText('Card number')).toHaveAccessibleDescription(
      'The sandbox takes its test cards only. Pick one of them.',
    ),
  );
});

test('3-D Secure: the right code pays', async () => {
  const { person } = openBuyWidget({ signedInAs: 'alice' });
  await toPayment(person);
  await payBy(person, /0000 3155/);
  await heading('Your bank asks for the code');
  await person.click(await button('Confirm'));
  expect(screen.getByLabelText('Code')).toHaveAccessibleDescription('Enter the code your bank sent you.');
  await person.click(await button(/123456/));
  await person.click(await button('Confirm'));
  await heading('Sending your ETH');
});

test('3-D Secure: a wrong code declines, and the payment can be tried again', async () => {
  const { person } = openBuyWidget({ signedInAs: 'alice' });
  await toPayment(person);
  await payBy(person, /0000 3155/);
  await heading('Your bank asks for the code');
  await person.type(screen.getByLabelText('Code'), '000000');
  await person.click(await button('Confirm'));
  await heading('Pay by card');
  expect(screen.getByRole('alert')).toHaveTextContent('The code was wrong.');
  await payBy(person, /4242 4242/);
  await heading('Sending your ETH');
});

test('a slow card waits and goes on by itself', async () => {
  const { person, provider } = openBuyWidget({ signedInAs: 'alice' });
  await toPayment(person);
  await payBy(person, /0000 0077/);
  await heading('Waiting for your payment');
  provider.buys.changePayment('buy-1', { state: 'paid' });
  await heading('Sending your ETH');
});

test('a bank transfer shows where to send the money, then waits for it', async () => {
  const { person, provider } = openBuyWidget({ signedInAs: 'alice', parameters: { paymentMethod: 'sepa' } });
  await person.click(await button('Buy 0.0388 ETH'));
  await heading('Send €100.00 from your bank');
  for (const what of ['IBAN', 'beneficiary', 'reference'])
    expect(screen.getByRole('button', { name: `Copy ${what}` })).toBeVisible();
  expect(factOf('IBAN')).toHaveTextContent('FR7630006000011234567890189');
  await person.click(await button('I have sent it'));
  await heading('Waiting for your payment');
  expect(screen.getByText('Reference NG-buy-1')).toBeVisible();
  await waitFor(() => expect(provider.hops.map(({ name }) => name)).toEqual(['review transaction', 'pay']));
});

test('a price that ran out before the payment leads to a new one; nothing is charged', async () => {
  const { person, provider } = openBuyWidget({ signedInAs: 'alice' });
  await toPayment(person);
  provider.clockMs += 61_000;
  await payBy(person, /4242 4242/);
  expect(await screen.findByText('This price has expired')).toBeVisible();
  await person.click(await button('Get a new price'));
  await heading('Review your purchase');
  await button('Buy 0.0388 ETH');
  expect(provider.buys.quotes.size).toBe(2);
});

test('an order that was never paid in time says so and offers a new price', async () => {
  const { person, provider } = openBuyWidget({ signedInAs: 'alice' });
  await toPayment(person);
  provider.buys.changePayment('buy-1', { reason: 'It was not paid within 30 minutes.' });
  provider.buys.change('buy-1', { state: 'failed' });
  await heading('This purchase was not made');
  expect(screen.getAllByText('It was not paid within 30 minutes.')).not.toHaveLength(0);
  await person.click(screen.getByRole('link', { name: 'Get a new price' }));
  await button('Buy 0.0388 ETH');
});

test('coins that could not be delivered are said so, with whom to write to', async () => {
  const { person, provider } = openBuyWidget({ signedInAs: 'alice' });
  await toPayment(person);
  await payBy(person, /4242 4242/);
  await heading('Sending your ETH');
  provider.buys.changePayment('buy-1', { reason: 'We look at where this money comes from.' });
  await heading('Your purchase is on hold');
  expect(screen.getByText('We look at where this money comes from.')).toBeVisible();
  provider.buys.changePayment('buy-1', { reason: '100 EUR went back to your card.' });
  provider.buys.change('buy-1', { state: 'failed' });
  await heading('We could not send your coins');
  expect(screen.getByText('100 EUR went back to your card.')).toBeVisible();
  expect(screen.getByText('ETH not sent')).toBeVisible();
  expect(screen.getAllByRole('link', { name: 'help@northgate.example' })[0]).toHaveAttribute(
    'href',
    'mailto:help@northgate.example?subject=Purchase%20buy-1',
  );
});

test('a reload goes on where the purchase was, and a paid one is not paid twice', async () => {
  const provider = northgate();
  const { person, reload, leave } = openBuyWidget({ provider, signedInAs: 'alice' });
  await toPayment(person);
  reload();
  await heading('Pay by card');
  await payBy(person, /4242 4242/);
  await heading('Sending your ETH');
  leave();
  openBuyWidget({ provider });
  await heading('Sending your ETH');
});

test('the session can end in the middle of the payment: the user comes back to it', async () => {
  const { person, provider } = openBuyWidget({ signedInAs: 'alice' });
  await toPayment(person);
  provider.accounts.endSessions();
  await payBy(person, /4242 4242/);
  await heading('Sign in');
  expect(screen.getByRole('status')).toHaveTextContent('Your session has ended.');
  await person.click(await button(/alice@example.com/));
  await person.click(await button('Sign in'));
  await heading('Pay by card');
});

test('purchases are listed and lead to their pages', async () => {
  const { person, provider } = openBuyWidget({ signedInAs: 'alice' });
  await person.click(await screen.findByRole('link', { name: 'Your purchases' }));
  expect(await screen.findByText('You have not bought anything yet.')).toBeVisible();
  await person.click(screen.getByRole('link', { name: 'Back to your price' }));
  await toPayment(person);
  await person.click(screen.getByRole('link', { name: 'Your purchases' }));
  const list = within(await screen.findByRole('list'));
  expect(list.getByText('Not paid yet')).toBeVisible();
  provider.buys.change('buy-1', { state: 'completed' });
  await list.findByText('Finished');
  await person.click(list.getByRole('link', { name: /€100.00 → 0.0388 ETH/ }));
  await heading('Coins sent');
});

test('a list or a purchase that does not come says why', async () => {
  const provider = northgate();
  provider.buys.onList = () => {
    throw new ContractError(503, 'SERVICE_UNAVAILABLE_ERROR', 'We are restarting.', {
      fix: 'Wait a minute.',
    });
  };
  const list = openBuyWidget({ provider, signedInAs: 'alice', hash: '#/buys' });
  expect(await screen.findByRole('alert')).toHaveTextContent('We are restarting.');
  list.leave();
  history.replaceState(null, '', '/');
  openBuyWidget({ provider, hash: '#/buys/nobodys' });
  await heading('This purchase cannot be shown');
  expect(screen.getByRole('alert')).toHaveTextContent('You have no purchase nobodys.');
});

test.each([
  ['ledgerlive://account', 'ledgerlive://account'],
  ['javascript:alert(1)', undefined],
])('outside of a wallet it buys too; back by %s', async (deeplinkUrl, href) => {
  const { person, provider } = openBuyWidget({
    signedInAs: 'alice',
    insideWallet: false,
    parameters: { deeplinkUrl },
  });
  await toPayment(person);
  await payBy(person, /4242 4242/);
  await heading('Sending your ETH');
  provider.buys.change('buy-1', { state: 'completed' });
  await heading('Coins sent');
  const back = screen.queryByRole('link', { name: 'Back to Ledger Wallet' });
  expect(back?.getAttribute('href') ?? undefined).toBe(href);
});
