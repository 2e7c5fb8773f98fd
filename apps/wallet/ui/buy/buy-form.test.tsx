// @vitest-environment jsdom
import '../test/browser.js';
import { backendAggregationApi } from '@exchange-sim/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { buyProvider } from '../mocks/buy-examples.js';
import { account, BACKEND, bitcoinAccount, secondAccount } from '../mocks/examples.js';
import { answering, failing } from '../test/handlers.js';
import { openWallet } from '../test/render.js';
import { mockWallet } from '../test/wallet.js';

const wallet = mockWallet();
const WHERE = `/buy/where?from=EUR&to=ethereum&account=${account.id}&amount=100`;

async function choose(user: ReturnType<typeof openWallet>['user'], label: string, option: RegExp) {
  await user.click(await screen.findByRole('combobox', { name: label }));
  await user.click(await screen.findByRole('option', { name: option }));
}

describe('step 1, amount', () => {
  it('shows the widest limits of all providers, and where the coins arrive, before anything is typed', async () => {
    openWallet('/buy');
    expect(await screen.findByText('Between €20 and €10,000')).toBeVisible();
    expect(screen.getByText('Whole EUR, no decimals')).toBeVisible();
    expect(screen.getByTitle(account.address)).toBeVisible();
  });

  it.each([
    ['19', 'The least you can spend is €20. Enter more.'],
    ['10001', 'The most you can spend is €10,000. Enter less.'],
    ['12.5', 'Providers quote whole amounts of EUR only. Enter 12 or 13.'],
    ['0.2', 'Providers quote whole amounts of EUR only. Enter 1.'],
    ['1e-8', 'Write the amount in digits, such as 100.'],
    ['-1', 'Write the amount in digits, such as 100.'],
    ['1,5', 'Write decimals after a point, and commas between thousands only.'],
    ['abc', 'Write the amount in digits, such as 100.'],
  ])('says beside the field what is wrong with %s of fiat', async (typed, sentence) => {
    const { user, location } = openWallet('/buy');
    const field = await screen.findByLabelText('Amount');
    await user.type(field, typed);
    expect(await screen.findByText(sentence)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(field).toBeInvalid();
    expect(field).toHaveFocus();
    expect(location()).toMatch(/^\/buy\?/);
  });

  it.each([
    ['1e-8', 'Write the amount in digits, such as 0.5.'],
    ['-1', 'Write the amount in digits, such as 0.5.'],
    ['1,5', 'Write decimals after a point, and commas between thousands only.'],
    [`0.${'1'.repeat(40)}`, 'ETH has 18 decimals at most; leave out the rest.'],
    ['0', 'Enter more than 0 ETH.'],
    ['9'.repeat(31), 'This is more than can be written. Enter less.'],
  ])('says beside the field what is wrong with %s of crypto', async (typed, sentence) => {
    openWallet(`/buy?in=crypto&amount=${encodeURIComponent(typed)}`);
    expect(await screen.findByText(sentence)).toBeVisible();
    expect(screen.getByLabelText('Amount')).toBeInvalid();
  });

  it('asks for an amount when there is none', async () => {
    const { user } = openWallet('/buy');
    await user.click(await screen.findByRole('button', { name: 'Continue' }));
    expect(await screen.findByText('Enter how much EUR you want to spend.')).toBeVisible();
  });

  it('takes the amount in coins instead, by keyboard, and leaves the other number behind', async () => {
    const { user, location } = openWallet('/buy?amount=100');
    const inFiat = await screen.findByRole('radio', { name: 'in EUR' });
    inFiat.focus();
    await user.tab();
    expect(screen.getByRole('radio', { name: 'in ETH' })).toHaveFocus();
    await user.keyboard(' ');
    expect(await screen.findByText('Each provider says how many whole EUR that costs')).toBeVisible();
    const field = screen.getByLabelText('Amount');
    expect(field).toHaveValue('');
    await user.type(field, '0.05');
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await screen.findByRole('heading', { name: 'Where does the money come from?' });
    expect(location()).toBe(`/buy/where?from=EUR&to=ethereum&account=${account.id}&amount=0.05&in=crypto`);
  });

  it('is the same after a reload', async () => {
    openWallet(`/buy?from=USD&to=ethereum&account=${secondAccount.id}&amount=0.05&in=crypto`);
    expect(await screen.findByLabelText('Amount')).toHaveValue('0.05');
    expect(screen.getByRole('combobox', { name: 'Account' })).toHaveTextContent('Savings');
    expect(screen.getByRole('combobox', { name: 'Pay in' })).toHaveTextContent('USD');
    expect(screen.getByRole('radio', { name: 'in ETH' })).toBeChecked();
    expect(screen.getByTitle(secondAccount.address)).toBeVisible();
  });

  it('goes through the form by Tab, from top to bottom', async () => {
    const { user } = openWallet('/buy?amount=100');
    const stops = [
      await screen.findByRole('combobox', { name: 'Account' }),
      screen.getByRole('combobox', { name: 'Pay in' }),
      screen.getByRole('button', { name: 'Copy receiving address' }),
      screen.getByRole('radio', { name: 'in EUR' }),
      screen.getByRole('radio', { name: 'in ETH' }),
      screen.getByLabelText('Amount'),
      screen.getByRole('button', { name: 'Continue' }),
    ];
    stops[0]?.focus();
    for (const stop of stops) {
      expect(stop).toHaveFocus();
      await user.tab();
    }
  });

  it('says so when it was opened for what nobody sells, and offers the rest', async () => {
    openWallet('/buy?to=ethereum%2Ferc20%2Fusd__coin');
    expect(await screen.findByText('No provider sells USDC')).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'Account' })).toHaveTextContent('Ethereum 1');
  });

  it('leaves an amount of coins behind when others are to be bought', async () => {
    const { user, location } = openWallet('/buy?in=crypto&amount=0.5');
    await choose(user, 'Account', /Bitcoin 1/);
    expect(await screen.findByText('BTC arrives at')).toBeVisible();
    expect(screen.getByLabelText('Amount')).toHaveValue('');
    expect(location()).toBe(`/buy?to=bitcoin&account=${bitcoinAccount.id}&in=crypto`);
  });

  it('offers the accounts of what can be bought', async () => {
    const { user } = openWallet('/buy');
    await user.click(await screen.findByRole('combobox', { name: 'Account' }));
    const options = await screen.findAllByRole('option');
    expect(options.map((option) => option.textContent)).toEqual([
      'Ethereum 112.5 ETH',
      'Savings1.234567890123456789 ETH',
      'Bitcoin 10.75 BTC',
    ]);
  });

  it('says which provider is unavailable and why when none can sell', async () => {
    const problem = {
      messageKey: 'PROVIDER_TIMEOUT_ERROR',
      message: 'did not answer in 5 s.',
      fix: 'See its log.',
    };
    const down = { ...buyProvider, state: 'unavailable' as const, problem, buyCapabilities: undefined };
    wallet.server.use(answering(backendAggregationApi.providers, { providers: [down] }, BACKEND));
    openWallet('/buy');
    expect(await screen.findByRole('heading', { name: 'No provider can sell to you now' })).toBeVisible();
    expect(screen.getByText(/did not answer in 5 s/)).toBeVisible();
  });

  it('names the Ledger Backend when it fails', async () => {
    wallet.server.use(
      answering(
        backendAggregationApi.providers,
        () => failing(503, 'SERVICE_UNAVAILABLE_ERROR', 'away'),
        BACKEND,
      ),
    );
    openWallet('/buy');
    expect(await screen.findByRole('alert')).toHaveTextContent('Ledger Backendaway');
  });
});

describe('step 2, where from', () => {
  it('offers the methods of those who take the currency', async () => {
    const { user, location } = openWallet(WHERE);
    await choose(user, 'Country', /France/);
    await user.click(await screen.findByRole('combobox', { name: 'Payment method' }));
    const options = await screen.findAllByRole('option');
    expect(options.map((option) => option.textContent)).toEqual(['Card', 'SEPA transfer']);
    expect(location()).toContain('country=FR');
  });

  it('explains a country where the currency is not taken and offers what is', async () => {
    const { user, location } = openWallet(WHERE.replace('EUR', 'USD'));
    await choose(user, 'Country', /Japan/);
    expect(await screen.findByText('No provider takes USD in Japan')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Get quotes' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Pay in JPY instead' }));
    await waitFor(() => expect(location()).toContain('from=JPY'));
    await choose(user, 'Payment method', /Bank transfer/);
    expect(location()).toContain('method=bank');
  });

  it('asks for what is missing, beside the field', async () => {
    const { user } = openWallet(WHERE);
    await user.click(await screen.findByRole('button', { name: 'Get quotes' }));
    expect(await screen.findByText('Choose the country you pay from.')).toBeVisible();
  });

  it('goes back to the amount when there is none in the URL', async () => {
    const { location } = openWallet('/buy/where?to=bitcoin');
    await screen.findByLabelText('Amount');
    expect(location()).toBe('/buy?to=bitcoin');
    expect(screen.getByTitle(bitcoinAccount.address)).toBeVisible();
  });
});

it('reports the arrows of the first two steps in the order in which they happen', async () => {
  const { user } = openWallet('/portfolio');
  const navigation = within(await screen.findByRole('navigation', { name: 'Main' }));
  await user.click(navigation.getByRole('link', { name: 'Buy' }));
  await user.type(await screen.findByLabelText('Amount'), '100');
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  await choose(user, 'Country', /France/);
  await choose(user, 'Payment method', /Card/);
  await user.click(screen.getByRole('button', { name: 'Get quotes' }));
  const told = () => [...wallet.hops].sort((a, b) => a.start - b.start);
  await waitFor(() =>
    expect(told().map(({ from, to, name }) => `${from} > ${to}: ${name}`)).toEqual([
      'user > wallet: open buy',
      'user > wallet: enter amount',
      'wallet > user: validate input',
      'user > wallet: proceed',
      'wallet > user: show countries and methods',
      'user > wallet: choose country and method',
    ]),
  );
  expect(told()[1]?.request).toEqual({
    account: account.id,
    from: 'EUR',
    to: 'ethereum',
    amountIn: 'fiat',
    amount: '100',
  });
});
