// @vitest-environment jsdom
import '../test/browser.js';
import { backendSwapApi, walletSwapApi } from '@exchange-sim/contract';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { account, BACKEND, bitcoinAccount, tokenAccount } from '../mocks/examples.js';
import { feesOf, SWAP_SEARCH } from '../mocks/swap-examples.js';
import { answering, failing } from '../test/handlers.js';
import { openWallet } from '../test/render.js';
import { mockWallet } from '../test/wallet.js';

const wallet = mockWallet();
type User = ReturnType<typeof openWallet>['user'];

async function optionsOf(user: User, label: string): Promise<(string | null)[]> {
  await user.click(await screen.findByRole('combobox', { name: label }));
  return (await screen.findAllByRole('option')).map((option) => option.textContent);
}
async function choose(user: User, label: string, option: RegExp) {
  await user.click(await screen.findByRole('combobox', { name: label }));
  await user.click(await screen.findByRole('option', { name: option }));
}
const groups = (...supportedCurrencies: string[]) => ({
  currencyGroups: [{ network: 'any', supportedCurrencies }],
});

describe('what to swap', () => {
  it('offers accounts of what some provider swaps, and into what', async () => {
    wallet.server.use(
      answering(
        backendSwapApi.currencies,
        ({ params, query }) => {
          if (params.direction === 'from') return groups('ethereum', 'bitcoin');
          return query['currency-from'] === 'bitcoin' ? groups('ethereum') : groups(tokenAccount.currency);
        },
        BACKEND,
      ),
    );
    const { user } = openWallet('/swap');
    expect(await optionsOf(user, 'From')).toEqual([
      'Ethereum 112.5 ETH',
      'Savings1.234567890123456789 ETH',
      'Bitcoin 10.75 BTC',
    ]);
    await user.click(screen.getByRole('option', { name: /Bitcoin 1/ }));
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'To' })).toHaveTextContent('Ethereum 1'));
    await choose(user, 'From', /Ethereum 1/);
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: 'To' })).toHaveTextContent('Ethereum 1 (USDC)'),
    );
    expect(screen.getByRole('button', { name: 'Swap the other way' })).toBeDisabled();
  });

  it('turns the direction, dropping the amount of the other currency', async () => {
    const { user, location } = openWallet(`/swap?${SWAP_SEARCH}`);
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'To' })).toHaveTextContent('Bitcoin 1'));
    await user.click(screen.getByRole('button', { name: 'Swap the other way' }));
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: 'From' })).toHaveTextContent('Bitcoin 1'),
    );
    expect(screen.getByLabelText('Amount')).toHaveValue('');
    expect(location()).toBe(
      `/swap?from=bitcoin&account=${bitcoinAccount.id}&to=ethereum&toAccount=${account.id}&fees=medium`,
    );
  });

  it('keeps the network fee of the chosen preference back', async () => {
    const { user } = openWallet('/swap');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Max' })).toBeEnabled());
    await user.click(screen.getByRole('button', { name: 'Max' }));
    expect(screen.getByLabelText('Amount')).toHaveValue('12.499958');
    expect(await optionsOf(user, 'Network fee')).toEqual([
      'Slow0.000021 ETH at most',
      'Medium0.000042 ETH at most',
      'Fast0.000084 ETH at most',
    ]);
    await user.click(screen.getByRole('option', { name: /Fast/ }));
    expect(
      await screen.findByText(/can send 12.499916 ETH once the network fee is kept back\. Enter less/),
    ).toBeVisible();
  });

  it('sends all of a token, whose fee is paid in its chain’s coin', async () => {
    const { user } = openWallet(`/swap?from=${tokenAccount.currency}&account=${tokenAccount.id}`);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Max' })).toBeEnabled());
    await user.click(screen.getByRole('button', { name: 'Max' }));
    expect(screen.getByLabelText('Amount')).toHaveValue('25000');
    expect(screen.getByText('Medium costs 0.000042 ETH at most, on top of the amount.')).toBeVisible();
  });

  it.each([
    ['abc', 'Write the amount in digits, such as 0.5.'],
    ['1e-8', 'Write the amount in digits, such as 0.5.'],
    ['0', 'Enter more than 0 ETH.'],
    ['0.1234567890123456789', 'ETH has 18 decimals at most; leave out the rest.'],
    ['13', 'This account can send 12.499958 ETH once the network fee is kept back.'],
  ])('says beside the field what is wrong with %s', async (typed, sentence) => {
    const { user, location } = openWallet('/swap');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Get quotes' })).toBeEnabled());
    await user.click(screen.getByLabelText('Amount'));
    await user.paste(typed);
    expect(await screen.findByText(sentence, { exact: false })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Get quotes' }));
    expect(screen.getByLabelText('Amount')).toHaveFocus();
    expect(location()).toMatch(/^\/swap\?/);
  });

  it('says when the account cannot pay for sending anything', async () => {
    const poor = { ...feesOf(tokenAccount.id), max: { slow: '0', medium: '0', fast: '0' } };
    wallet.server.use(answering(walletSwapApi.fees, poor));
    openWallet(`/swap?account=${tokenAccount.id}&amount=5`);
    expect(await screen.findByText(/This account cannot pay for sending any USDC/)).toBeVisible();
  });

  it('goes on with everything in the URL, and tells the trace', async () => {
    const { user, location } = openWallet('/portfolio');
    await user.click(await screen.findByRole('button', { name: 'Swap from Bitcoin 1' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Get quotes' })).toBeEnabled());
    await user.type(screen.getByLabelText('Amount'), '0.10');
    await choose(user, 'Network fee', /Slow/);
    await user.click(screen.getByRole('button', { name: 'Get quotes' }));
    await screen.findByRole('heading', { name: 'Which quote do you take?' });
    expect(location()).toBe(
      `/swap/quotes?from=bitcoin&account=${bitcoinAccount.id}&to=ethereum&toAccount=${account.id}&amount=0.1&fees=slow`,
    );
    await waitFor(() => expect(wallet.hops.map(({ name }) => name)).toEqual(['open swap', 'enter swap']));
    expect(wallet.hops[1]).toMatchObject({
      from: 'user',
      to: 'wallet',
      kind: 'ui',
      request: { from: 'bitcoin', to: 'ethereum', amount: '0.1', feeStrategy: 'slow' },
    });
  });
});

describe('when something is missing', () => {
  it('says that no provider swaps anything', async () => {
    wallet.server.use(answering(backendSwapApi.currencies, groups(), BACKEND));
    openWallet('/swap');
    expect(await screen.findByRole('heading', { name: 'No provider swaps anything now' })).toBeVisible();
  });

  it('says that no account holds what is swapped', async () => {
    wallet.server.use(answering(backendSwapApi.currencies, groups('dogecoin'), BACKEND));
    openWallet('/swap');
    expect(await screen.findByRole('heading', { name: 'No account to swap from' })).toBeVisible();
  });

  it('names the Ledger Backend when it fails, and the network when its fees are not known', async () => {
    wallet.server.use(
      answering(walletSwapApi.fees, () =>
        failing(503, 'SERVICE_UNAVAILABLE_ERROR', 'The node does not answer.'),
      ),
      answering(
        backendSwapApi.currencies,
        () => failing(503, 'SERVICE_UNAVAILABLE_ERROR', 'The database is away.'),
        BACKEND,
      ),
    );
    const { user } = openWallet('/swap');
    expect(await screen.findByRole('alert')).toHaveTextContent('Ledger BackendThe database is away.');
    wallet.server.use(answering(backendSwapApi.currencies, groups('ethereum', 'bitcoin'), BACKEND));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('The network’s fees are not known')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Max' })).toBeDisabled();
  });
});
