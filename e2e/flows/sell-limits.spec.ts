import { expect, test } from '../support/fixtures.ts';
import { SellFlow } from '../support/sell-flow.ts';

test.describe('limits are shown before they are hit', () => {
  for (const [amount, sentence] of [
    ['0.001', 'The least you can sell is'],
    ['11', 'The most you can sell is'],
  ] as const) {
    test(`${amount} ETH`, async ({ page, stack }) => {
      const flow = new SellFlow(page);
      await flow.open(stack.urls.wallet);
      await expect(page.getByText(/^Between 0\.01 ETH and 10 ETH$/)).toBeVisible();
      await flow.enterAmount(amount);
      await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
      await expect(page).toHaveURL(/\/sell\?/);
    });
  }
});

test('a country without a method explains itself and offers a way out', async ({ page, stack }) => {
  const flow = new SellFlow(page);
  await flow.open(stack.urls.wallet);
  await flow.enterAmount('0.5');
  await flow.pick('Country', 'Japan');
  await expect(page.getByText(/no (payment )?method|cannot be paid|does not pay/i).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Get quotes' })).toBeDisabled();
});
