// @vitest-environment jsdom
import '../test/browser.js';
import { backendAggregationApi, walletApi } from '@exchange-sim/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { account, BACKEND, provider, secondAccount } from '../mocks/examples.js';
import { answering, failing } from '../test/handlers.js';
import { openWallet } from '../test/render.js';
import { mockWallet } from '../test/wallet.js';

const wallet = mockWallet();
const WHERE = `/sell/where?from=ethereum&account=${account.id}&to=EUR&amount=0.5`;

async function choose(user: ReturnType<typeof openWallet>['user'], label: string, option: RegExp) {
  await user.click(await screen.findByRole('combobox', { name: label }));
  await user.click(await screen.findByRole('option', { name: option }));
}

describe('step 1, amount', () => {
  it('shows the limits before they are hit', async () => {
    openWallet('/sell');
    expect(await screen.findByText('Between 0.01 ETH and 10 ETH')).toBeVisible();
  });

  it.each([
    ['0.001', 'The least you can sell is 0.01 ETH. Enter more.'],
    ['10.1', 'The most you can sell is 10 ETH. Enter less.'],
    ['abc', 'Write the amount in digits, such as 0.5.'],
    ['0.1234567890123456789', 'ETH has 18 decimals at most; leave out the rest.'],
  ])('says beside the field what is wrong with %s', async (typed, sentence) => {
    const { user, location } = openWallet('/sell');
    const field = await screen.findByLabelText('Amount');
    await user.type(field, typed);
    expect(await screen.findByText(sentence)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(field).toBeInvalid();
    expect(field).toHaveFocus();
    expect(location()).toMatch(/^\/sell\?/);
  });

  it('knows what the account can spend', async () => {
    openWallet(`/sell?from=ethereum&account=${secondAccount.id}&to=EUR&amount=2`);
    expect(await screen.findByText(/This account can spend 1.234567890123456789 ETH/)).toBeVisible();
  });

  it('fills in the most that leaves room for fees', async () => {
    const { user } = openWallet(`/sell?account=${secondAccount.id}`);
    await user.click(await screen.findByRole('button', { name: 'Max' }));
    expect(screen.getByLabelText('Amount')).toHaveValue('1.233517890123456789');
  });

  it('keeps what was entered in the URL and goes on with it', async () => {
    const { user, location } = openWallet('/sell');
    await user.type(await screen.findByLabelText('Amount'), '1,5');
    await user.clear(screen.getByLabelText('Amount'));
    await user.type(screen.getByLabelText('Amount'), '0.50');
    expect(location()).toContain('amount=0.50');
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await screen.findByRole('heading', { name: 'Where should the money go?' });
    expect(location()).toBe(WHERE);
  });

  it('starts empty when Sell is opened again', async () => {
    const { user, location } = openWallet('/sell');
    await user.type(await screen.findByLabelText('Amount'), '0.5');
    await waitFor(() => expect(location()).toContain('amount=0.5'));
    await user.click(screen.getByRole('link', { name: 'Sell' }));
    await waitFor(() => expect(screen.getByLabelText('Amount')).toHaveValue(''));
    expect(location()).toBe('/sell');
  });

  it('says which provider is unavailable and why when none can buy', async () => {
    const problem = {
      messageKey: 'PROVIDER_TIMEOUT_ERROR',
      message: 'did not answer in 5 s.',
      fix: 'Look at its log.',
    };
    const unavailable = { ...provider, state: 'unavailable' as const, problem, capabilities: undefined };
    wallet.server.use(answering(backendAggregationApi.providers, { providers: [unavailable] }, BACKEND));
    openWallet('/sell');
    expect(await screen.findByRole('heading', { name: 'No provider can buy from you now' })).toBeVisible();
    expect(screen.getByText(/did not answer in 5 s/)).toBeVisible();
  });

  it('names the Ledger Backend when it fails, and asks again on request', async () => {
    wallet.server.use(
      answering(
        backendAggregationApi.providers,
        () => failing(503, 'SERVICE_UNAVAILABLE_ERROR', 'The database is away.', { fix: 'Start it.' }),
        BACKEND,
      ),
    );
    const { user } = openWallet('/sell');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Ledger Backend');
    expect(alert).toHaveTextContent('The database is away.');
    wallet.server.use(answering(backendAggregationApi.providers, { providers: [provider] }, BACKEND));
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByLabelText('Amount')).toBeVisible();
  });
});

describe('step 2, where to', () => {
  it('offers only methods that pay the currency', async () => {
    const { user, location } = openWallet(WHERE.replace('EUR', 'USD'));
    await choose(user, 'Country', /France/);
    await user.click(await screen.findByRole('combobox', { name: 'Payment method' }));
    const options = await screen.findAllByRole('option');
    expect(options.map((option) => option.textContent)).toEqual(['PayPal$20.00 to $5,000.00']);
    expect(location()).toContain('country=FR');
  });

  it('explains a country without a method and offers what pays there', async () => {
    const { user, location } = openWallet(WHERE);
    await choose(user, 'Country', /Japan/);
    expect(await screen.findByText('No provider pays EUR in Japan')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Get quotes' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Receive JPY instead' }));
    await waitFor(() => expect(location()).toContain('to=JPY'));
    await choose(user, 'Payment method', /Bank transfer/);
    expect(location()).toContain('method=bank');
  });

  it('asks for what is missing, beside the field', async () => {
    const { user } = openWallet(WHERE);
    await user.click(await screen.findByRole('button', { name: 'Get quotes' }));
    expect(await screen.findByText('Choose the country of your bank account.')).toBeVisible();
  });

  it('goes back to the amount when there is none in the URL', async () => {
    const { location } = openWallet('/sell/where?from=ethereum');
    await screen.findByLabelText('Amount');
    expect(location()).toBe('/sell?from=ethereum');
  });
});

it('asks for the providers at each opening, after reporting it', async () => {
  const log: string[] = [];
  wallet.server.use(
    answering(
      backendAggregationApi.providers,
      () => {
        log.push('GET /providers');
        return { providers: [provider] };
      },
      BACKEND,
    ),
    answering(walletApi.hops, ({ body }) => {
      log.push(...body.hops.map(({ name }) => name));
      return {};
    }),
  );
  const { user } = openWallet(`${WHERE}&country=FR`);
  await user.click(await screen.findByRole('link', { name: 'Change' }));
  await user.click(await screen.findByRole('button', { name: 'Continue' }));
  await screen.findByRole('heading', { name: 'Where should the money go?' });
  await user.click(screen.getByRole('link', { name: 'Sell' }));
  await waitFor(() => expect(log.filter((line) => line === 'GET /providers')).toHaveLength(2));
  const openings = log.filter((line) => line === 'open sell' || line === 'GET /providers');
  expect(openings).toEqual(['open sell', 'GET /providers', 'open sell', 'GET /providers']);
});

it('reports the arrows of the first two steps in the order in which they happen', async () => {
  const { user } = openWallet('/portfolio');
  await user.click(await screen.findByRole('link', { name: 'Sell' }));
  await user.type(await screen.findByLabelText('Amount'), '0.5');
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  await choose(user, 'Country', /France/);
  await choose(user, 'Payment method', /SEPA/);
  await user.click(screen.getByRole('button', { name: 'Get quotes' }));
  const names = () => [...wallet.hops].sort((a, b) => a.start - b.start).map(({ name }) => name);
  await waitFor(() =>
    expect(names()).toEqual([
      'open sell',
      'enter amount',
      'validate input',
      'proceed',
      'show countries and methods',
      'choose country and method',
    ]),
  );
});
