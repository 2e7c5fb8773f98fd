// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { button, heading, northgate, openWidget, withNetwork } from '../testing/open-widget.js';

withNetwork();

const factOf = (term: string) => screen.getByText(term).parentElement ?? document.body;

test('everything the user agrees to is there', async () => {
  openWidget({ signedInAs: 'alice' });
  await heading('Review your sale');
  expect(within(factOf('You receive')).getByText('€1,225.00')).toBeVisible();
  expect(factOf('Rate')).toHaveTextContent('1 ETH = €2,500.00');
  expect(factOf('Our fee')).toHaveTextContent('€18.75');
  expect(factOf('Referral fee (Ledger)')).toHaveTextContent('€6.25');
  expect(factOf('Where the money goes')).toHaveTextContent('Bank account FR76 •••• 4242');
  expect(await button('Sell 0.5 ETH')).toBeEnabled();
});

test('the countdown follows the clock of the backend', async () => {
  const { provider } = openWidget({ signedInAs: 'alice' });
  await heading('Review your sale');
  await waitFor(() => expect(screen.getByRole('timer')).toHaveTextContent('1:00'));
  provider.advance(18_000);
  await waitFor(() => expect(screen.getByRole('timer')).toHaveTextContent('0:42'));
});

test('an expired price is never replaced silently: the user asks for a new one and compares', async () => {
  const { provider, person, reload } = openWidget({ signedInAs: 'alice' });
  await heading('Review your sale');
  await waitFor(() => expect(screen.getByRole('timer')).toHaveTextContent('1:00'));
  provider.rate = 2400;
  provider.advance(60_000);
  expect(await screen.findByText('This price has expired')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Sell/ })).not.toBeInTheDocument();
  expect(provider.quotes.size).toBe(1);

  await person.click(await button('Get a new price'));
  await button('Sell 0.5 ETH');
  expect(factOf('You receive')).toHaveTextContent('€1,176.00');
  expect(factOf('You receive')).toHaveTextContent('Before: €1,225.00');

  reload();
  await button('Sell 0.5 ETH');
  expect(provider.quotes.size).toBe(2);
  expect(screen.getAllByText('€1,176.00')).not.toHaveLength(0);
});

test('a link whose quote is already over offers a new price', async () => {
  const provider = northgate();
  provider.clockMs += 61_000;
  const { person } = openWidget({ provider, signedInAs: 'alice' });
  expect(await screen.findByText('This price has expired')).toBeVisible();
  await person.click(await button('Get a new price'));
  await button('Sell 0.5 ETH');
});

test('a quote the backend does not know offers a price too, in its own words', async () => {
  openWidget({ signedInAs: 'alice', parameters: { quoteId: 'q-of-somebody' } });
  expect(await screen.findByText('This price cannot be used any more')).toBeVisible();
  expect(screen.getByText(/There is no quote q-of-somebody/)).toBeVisible();
  await button('Get a new price');
});

test('a link without a quote gets its first price', async () => {
  const { provider } = openWidget({ signedInAs: 'alice', parameters: { quoteId: undefined } });
  await button('Sell 0.5 ETH');
  expect([...provider.quotes.keys()]).toEqual(['q-1', 'q-2']);
  expect(new URLSearchParams(location.search).get('quoteId')).toBe('q-2');
});

test('a broken line does not bring another price', async () => {
  const { provider } = openWidget({ signedInAs: 'alice', parameters: { quoteId: undefined } });
  await button('Sell 0.5 ETH');
  provider.rate = 1000;
  provider.closeEvents();
  provider.accounts.user('alice@example.com').email = 'alice+back@example.com';
  expect(await screen.findByText('alice+back@example.com', undefined, { timeout: 3000 })).toBeVisible();
  expect(provider.quotes.size).toBe(2);
  expect(screen.getAllByText('€1,225.00')).not.toHaveLength(0);
});

test('landing on the review is reported once, with the ids that tie it to its flow', async () => {
  const { provider, person } = openWidget({
    signedInAs: 'alice',
    parameters: { ledgerTransactionId: 'lt-1' },
  });
  await heading('Review your sale');
  await waitFor(() => expect(provider.hops).toHaveLength(1));
  await person.click(screen.getByRole('link', { name: 'Your sales' }));
  await heading('Your sales');
  await person.click(screen.getByRole('link', { name: 'Back to your price' }));
  await heading('Review your sale');
  expect(provider.hops).toMatchObject([
    {
      from: 'user',
      to: 'provider-widget',
      kind: 'ui',
      name: 'review transaction',
      request: { quoteId: 'q-1', ledgerTransactionId: 'lt-1' },
    },
  ]);
});
