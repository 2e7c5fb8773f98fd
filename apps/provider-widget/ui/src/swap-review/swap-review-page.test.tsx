// @vitest-environment jsdom
import { ContractError } from '@exchange-sim/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { button, heading, northgate, openSwapWidget, withNetwork } from '../testing/open-widget.js';

withNetwork();

const factOf = (term: string) => screen.getByText(term).parentElement ?? document.body;

/** The provider with one floating quote, `sq-2`. */
function floating() {
  const provider = northgate();
  provider.swaps.makeQuote({ tradeMethod: 'float' });
  return { provider, parameters: { quoteId: 'sq-2' } };
}

test('everything the user agrees to is there, and nothing of it can be edited', async () => {
  openSwapWidget({ signedInAs: 'alice' });
  await heading('Review your swap');
  expect(factOf('You swap')).toHaveTextContent('0.5 ETHfrom Ethereum 1');
  expect(factOf('You receive')).toHaveTextContent('0.0205 BTC');
  expect(factOf('Price')).toHaveTextContent('Fixed');
  expect(factOf('Rate')).toHaveTextContent('1 ETH = 0.041 BTC');
  expect(factOf('Withdrawal fee')).toHaveTextContent('0.00002 BTC');
  expect(factOf('Our fee')).toHaveTextContent('0.000082 BTC');
  expect(factOf('Ledger’s fee')).toHaveTextContent('0.000041 BTC');
  expect(factOf('To account')).toHaveTextContent('Bitcoin 1bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq');
  expect(factOf('Speed of your payment')).toHaveTextContent('Fast');
  expect(screen.queryByText('Slippage')).not.toBeInTheDocument();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  expect(await button('Swap 0.5 ETH')).toBeEnabled();
});

test('a floating price says its worst case before anything is signed', async () => {
  openSwapWidget({ signedInAs: 'alice', ...floating() });
  await heading('Review your swap');
  expect(factOf('You receive about')).toHaveTextContent('0.0205 BTC');
  expect(factOf('Slippage')).toHaveTextContent('Usually 0.5%Never more than 3%');
  const worst = screen.getByRole('region', { name: 'Worst case' });
  expect(within(worst).getByText('You receive at least 0.019885 BTC')).toBeVisible();
  expect(worst).toHaveTextContent('by up to 3%');
  expect(screen.queryByRole('timer')).not.toBeInTheDocument();
});

test('a floating price is refreshed within ten seconds of the clock, a fixed one is left alone', async () => {
  const { provider } = openSwapWidget({ signedInAs: 'alice', ...floating() });
  await heading('Review your swap');
  provider.advance(0);
  provider.swaps.rate = 0.0402;
  provider.advance(9000);
  await waitFor(() => expect(factOf('You receive about')).toHaveTextContent('0.0201 BTC'));
  expect([...provider.swaps.quotes.keys()]).toEqual(['sq-1', 'sq-2', 'sq-3']);
  expect(new URLSearchParams(location.search).has('quoteId')).toBe(false);
  expect(provider.hops.map(({ name }) => name)).toEqual(['review swap']);
});

test('a fixed price is not refreshed', async () => {
  const { provider } = openSwapWidget({ signedInAs: 'alice' });
  await heading('Review your swap');
  await waitFor(() => expect(screen.getByRole('timer')).toHaveTextContent('1:00'));
  provider.advance(30_000);
  await waitFor(() => expect(screen.getByRole('timer')).toHaveTextContent('0:30'));
  expect(provider.swaps.quotes.size).toBe(1);
});

test('a floating price that cannot be refreshed cannot be swapped until it can', async () => {
  const { provider } = openSwapWidget({ signedInAs: 'alice', ...floating() });
  await heading('Review your swap');
  provider.swaps.onQuote = () => {
    throw new ContractError(451, 'REGION_RESTRICTED_ERROR', 'We do not serve your region.');
  };
  provider.advance(9000);
  expect(await screen.findByRole('alert')).toHaveTextContent('We do not serve your region.');
  expect(await button('Swap 0.5 ETH')).toBeDisabled();
  provider.swaps.onQuote = () => {};
  provider.advance(9000);
  await waitFor(async () => expect(await button('Swap 0.5 ETH')).toBeEnabled());
});

test('an expired fixed price is not renewed here, also after a reload: fresh quotes are in the wallet', async () => {
  const { provider, reload } = openSwapWidget({ signedInAs: 'alice' });
  await heading('Review your swap');
  await waitFor(() => expect(screen.getByRole('timer')).toHaveTextContent('1:00'));
  provider.swaps.rate = 0.04;
  provider.advance(60_000);
  expect(await screen.findByText('We no longer hold this price')).toBeVisible();
  expect(screen.getByText(/Fresh quotes are in Ledger Wallet/)).toBeVisible();
  expect(screen.queryByRole('button', { name: /^(Swap|Get)/ })).not.toBeInTheDocument();
  reload();
  expect(await screen.findByText('We no longer hold this price')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^(Swap|Get)/ })).not.toBeInTheDocument();
  expect(provider.swaps.quotes.size).toBe(1);
});

test('a link without a quote floats, also after a look at the swaps', async () => {
  const { provider, person } = openSwapWidget({ signedInAs: 'alice', parameters: { quoteId: undefined } });
  await button('Swap 0.5 ETH');
  expect(factOf('Price')).toHaveTextContent('Floating');
  await person.click(screen.getByRole('link', { name: 'Your swaps' }));
  await heading('Your swaps');
  provider.swaps.rate = 0.05;
  await person.click(screen.getByRole('link', { name: 'Back to your price' }));
  await button('Swap 0.5 ETH');
  expect(factOf('You receive about')).toHaveTextContent('0.025 BTC');
});

test.each([
  ['another amount', { fromAmount: '0.6' }, 'it is for 0.5 ETH, Ledger Wallet asks for 0.6 ETH'],
  [
    'another currency',
    { toAccountId: '2b6a9c1e-8f0d-5b3c-a7e4-9d1c2f3b4a56' },
    'it pays BTC, the account “Ethereum 1 (USDC)” holds USDC',
  ],
])('a quote for %s than the wallet asked cannot be swapped', async (_, parameters, why) => {
  const { provider } = openSwapWidget({ signedInAs: 'alice', parameters });
  expect(await screen.findByText('This price cannot be used any more')).toBeVisible();
  expect(screen.getByText(new RegExp(why.replace(/[()]/g, '.')))).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Swap/ })).not.toBeInTheDocument();
  expect(screen.getByText(/Fresh quotes are in Ledger Wallet/)).toBeVisible();
  expect(provider.swaps.quotes.size).toBe(1);
});

test('the same amount written with zeros is the same amount', async () => {
  openSwapWidget({ signedInAs: 'alice', parameters: { fromAmount: '00.500' } });
  expect(await button('Swap 0.5 ETH')).toBeEnabled();
});

test('an account the wallet does not have is named', async () => {
  openSwapWidget({ signedInAs: 'alice', parameters: { toAccountId: 'somebody-elses' } });
  await heading('Review your swap');
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Ledger Wallet does not know the account somebody-elses.',
  );
});

test('who is not signed in sees what is swapped, signs in and goes on', async () => {
  const { person } = openSwapWidget();
  await heading('Sign in');
  const summary = screen.getByRole('complementary', { name: 'Your swap' });
  expect(await within(summary).findByText('0.5 ETH')).toBeVisible();
  expect(within(summary).getByText('Bitcoin 1')).toBeInTheDocument();
  await person.click(await button(/alice@example.com/));
  await person.click(await button('Sign in'));
  await heading('Review your swap');
});

test('who signed in for a sale is signed in for a swap', async () => {
  openSwapWidget({ signedInAs: 'alice' });
  await heading('Review your swap');
  expect(screen.getByText('alice@example.com')).toBeVisible();
});

test('who was never checked is asked who they are first', async () => {
  const { provider } = openSwapWidget({ signedInAs: 'bob' });
  await heading('Tell us who you are');
  expect(provider.hops).toEqual([]);
});
