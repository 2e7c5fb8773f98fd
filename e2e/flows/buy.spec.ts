import { scenarios } from '@exchange-sim/scenarios';
import { expect, test } from '../support/fixtures.ts';
import { playScenarios } from '../support/play-scenarios.ts';
import { WalletBuy } from '../support/wallet-buy.ts';

/** Each way to pay, and each way an identity check goes. The others show the same pages: they are played without a browser. */
const PLAYED = [
  'buy-eth-card',
  'buy-btc-sepa',
  'buy-card-declined',
  'buy-3ds',
  'buy-kyc-pending',
  'buy-kyc-rejected',
];
const ETHER = { account: 'Ethereum 1', fiatCurrency: 'EUR' };

playScenarios(scenarios.filter(({ id }) => PLAYED.includes(id)));

for (const [fiat, sentence] of [
  ['29', /The least you can spend is €30/],
  ['30001', /The most you can spend is €30,000/],
] as const) {
  test(`€${fiat} is outside the limits, which stand beside the field before they are hit`, async ({
    wallet,
  }) => {
    const buy = new WalletBuy(wallet);
    await buy.open();
    await expect(wallet.page.getByText(/^Between €30 and €30,000$/)).toBeVisible();
    await buy.enterAmount({ ...ETHER, amount: { fiat } });
    await expect(wallet.page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
    await expect(wallet.page).toHaveURL(/\/buy\?/);
  });
}

test('a country without a payment method explains itself, and nothing can be asked for there', async ({
  wallet,
}) => {
  const { page } = wallet;
  const buy = new WalletBuy(wallet);
  await buy.open();
  await buy.enterAmount({ ...ETHER, amount: { fiat: '200' } });
  await page.getByRole('combobox', { name: 'Country' }).click();
  await page.getByRole('option', { name: 'Japan' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'No provider takes EUR in Japan' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Get quotes' })).toBeDisabled();
});

test('a provider that is down makes no offer and says so; once it is up again it does', async ({
  wallet,
  stack,
}) => {
  const buy = new WalletBuy(wallet);
  await buy.open();
  await buy.enter({ ...ETHER, amount: { fiat: '200' }, country: 'FR', paymentMethod: 'card' });
  const backend = stack.part('providerBackend');
  await backend.stop();
  try {
    expect((await buy.askOffers()).offers).toEqual([]);
    await expect(buy.refusals).toContainText([
      /Northgate Pay.*(could not be reached|does not answer|unreachable)/i,
    ]);
  } finally {
    await backend.start();
  }
  expect((await buy.askOffers()).offers).toMatchObject([{ provider: 'northgate' }]);
});
