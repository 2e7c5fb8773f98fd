// @vitest-environment jsdom
import { ContractError } from '@exchange-sim/contract';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
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

const factOf = (term: string) => screen.getByText(term).parentElement ?? document.body;

test('everything the user agrees to is there; the address is whole and cannot be edited', async () => {
  openBuyWidget({ signedInAs: 'alice' });
  await heading('Review your purchase');
  expect(within(factOf('You pay')).getByText('€100.00')).toBeVisible();
  expect(factOf('You receive')).toHaveTextContent('0.0388 ETH');
  expect(factOf('Rate')).toHaveTextContent('1 ETH = €2,500.00');
  expect(factOf('Our fee')).toHaveTextContent('€2.00');
  expect(factOf('Referral fee (Ledger)')).toHaveTextContent('€0.50');
  expect(factOf('Network fee')).toHaveTextContent('€0.50');
  expect(factOf('You pay by')).toHaveTextContent('Card');
  expect(within(factOf('Your coins go to')).getByText(MOCK_ADDRESS)).toBeVisible();
  expect(within(factOf('Your coins go to')).getByRole('button', { name: 'Copy address' })).toBeVisible();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
});

test('numbers follow the language of the link', async () => {
  openBuyWidget({ signedInAs: 'alice', parameters: { language: 'de', fiatAmount: '1234' } });
  await heading('Review your purchase');
  expect(within(factOf('You pay')).getByText(/1\.234,00\s€/)).toBeVisible();
});

test('an expired price is never replaced silently: the user asks for a new one and compares', async () => {
  const { provider, person } = openBuyWidget({ signedInAs: 'alice' });
  await heading('Review your purchase');
  await waitFor(() => expect(screen.getByRole('timer')).toHaveTextContent('1:00'));
  provider.buys.rate = 2000;
  provider.advance(60_000);
  expect(await screen.findByText('This price has expired')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Buy/ })).not.toBeInTheDocument();
  expect(provider.buys.quotes.size).toBe(1);
  await person.click(await button('Get a new price'));
  await button('Buy 0.0485 ETH');
  expect(factOf('You receive')).toHaveTextContent('Before: 0.0388 ETH');
  await waitFor(() => expect(provider.hops).toHaveLength(2));
  expect(provider.hops[1]).toMatchObject({ request: { quoteId: 'bq-2', insteadOf: { quoteId: 'bq-1' } } });
});

test('a price that ran out between review and button offers a new one; nothing is ordered', async () => {
  const { provider, person } = openBuyWidget({ signedInAs: 'alice' });
  const buy = await button('Buy 0.0388 ETH');
  provider.clockMs += 61_000;
  await person.click(buy);
  expect(await screen.findByText('This price has expired')).toBeVisible();
  expect(provider.buys.orders.size).toBe(0);
});

test('a price that cannot be had says why and is asked for again', async () => {
  const provider = northgate();
  provider.buys.onQuote = () => {
    throw new ContractError(451, 'REGION_RESTRICTED_ERROR', 'We do not sell to France.', {
      fix: 'Choose another provider.',
    });
  };
  const { person } = openBuyWidget({ provider, signedInAs: 'alice' });
  await heading('Review your purchase');
  expect(screen.getByRole('alert')).toHaveTextContent('We do not sell to France.');
  provider.buys.onQuote = () => {};
  await person.click(await button('Try again'));
  await button('Buy 0.0388 ETH');
});

test('a link that does not say where the user lives lets them choose', async () => {
  const { provider } = openBuyWidget({ signedInAs: 'alice', parameters: { bankResidency: undefined } });
  await button('Buy 0.0388 ETH');
  fireEvent.change(screen.getByLabelText('Country you live in'), { target: { value: 'DE' } });
  await waitFor(() =>
    expect([...provider.buys.quotes.values()].map(({ country }) => country)).toEqual(['FR', 'DE']),
  );
});

test('an identity that is not checked any more leads to the check', async () => {
  const { provider, person } = openBuyWidget({ signedInAs: 'alice' });
  const buy = await button('Buy 0.0388 ETH');
  provider.accounts.user('alice@example.com').kyc = 'none';
  await person.click(buy);
  await heading('Tell us who you are');
  expect(within(screen.getByLabelText('Your purchase')).getByText(MOCK_ADDRESS)).toBeVisible();
});
