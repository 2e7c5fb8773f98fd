import { expect, test } from '../support/fixtures.ts';
import { pick } from '../support/form.ts';
import { visitAll } from './look.ts';

test.use({ colorScheme: 'light' });

test('pages of a purchase in the wallet and at its provider', async ({ page, stack, clock, provider }) => {
  test.setTimeout(240_000);
  const look = visitAll(page);
  const frame = page.frameLocator('iframe');
  const heading = (name: string | RegExp) => frame.getByRole('heading', { name });
  const amount = page.getByLabel('Amount', { exact: true });
  const buy = async () => {
    await page.getByRole('button', { name: 'Get quotes' }).click();
    await page.getByRole('button', { name: /^Choose / }).click();
  };
  const pay = async (number: string) => {
    await frame.getByRole('button', { name: number }).click();
    await frame.getByRole('button', { name: /^Pay / }).click();
  };
  const ordered = () => frame.getByRole('button', { name: /^Buy \d/ }).click();

  await page.goto(`${stack.urls.wallet}/buy`);
  await expect(amount).toBeVisible();
  await look('buy-form');
  await amount.fill('12.50');
  await page.getByRole('button', { name: 'Continue' }).click();
  await look('buy-form-error');
  await amount.fill('100');
  await page.getByRole('button', { name: 'Continue' }).click();
  await pick(page, 'Country', 'France');
  await pick(page, 'Payment method', 'Card');
  await look('buy-where');
  await page.getByRole('button', { name: 'Get quotes' }).click();
  await expect(page.getByRole('button', { name: /^Choose / })).toBeVisible();
  await look('buy-quotes');
  await provider.behave({ 'quote.reject': { messageKey: 'REGION_RESTRICTED_ERROR' } });
  await page.getByRole('button', { name: 'Get new quotes' }).click();
  await expect(page.getByRole('region', { name: 'Providers without an offer' })).toBeVisible();
  await look('buy-quotes-refused');
  await provider.behave({});
  await page.getByRole('button', { name: 'Get new quotes' }).click();
  await page.getByRole('button', { name: /^Choose / }).click();
  await frame.getByLabel('Email').fill('alice@example.com');
  await frame.getByLabel('Password').fill('sandbox-only');
  await frame.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(frame.getByRole('timer')).toBeVisible();
  await look('buy-widget-review');
  await ordered();
  await expect(heading('Pay by card')).toBeVisible();
  await look('buy-widget-card');
  await pay('4000 0000 0000 0002');
  await expect(frame.getByText('Your payment was declined')).toBeVisible();
  await look('buy-widget-declined');
  await pay('4000 0025 0000 3155');
  await expect(heading('Your bank asks for the code')).toBeVisible();
  await look('buy-widget-challenge');
  await frame.getByRole('button', { name: '123456' }).click();
  await frame.getByRole('button', { name: 'Confirm', exact: true }).click();
  await expect(async () => {
    clock.advance(2_000);
    await expect(heading('Coins sent')).toBeVisible({ timeout: 500 });
  }).toPass();
  await look('buy-widget-sent');
  await frame.getByRole('link', { name: 'Your purchases' }).click();
  await expect(heading('Your purchases')).toBeVisible();
  await look('buy-widget-purchases');

  await page.goto(`${stack.urls.wallet}/history`);
  await page
    .getByRole('link', { name: /^Bought/ })
    .first()
    .click();
  await expect(
    page.getByRole('button', { name: 'Buy again' }).or(page.getByRole('link', { name: 'Buy again' })),
  ).toBeVisible();
  await look('history-buy-finished');
  await page.getByRole('link', { name: 'Buy again' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await pick(page, 'Payment method', 'SEPA');
  await buy();
  await expect(frame.getByRole('timer')).toBeVisible();
  await ordered();
  await expect(heading(/from your bank$/)).toBeVisible();
  await look('buy-widget-transfer');
  await frame.getByRole('button', { name: 'I have sent it' }).click();
  await expect(frame.getByRole('list', { name: /^Progress/ })).toBeVisible();
  await look('buy-widget-waiting');
  await page.goto(`${stack.urls.wallet}/history`);
  await page.getByRole('list', { name: 'Transactions' }).getByRole('link').first().click();
  await expect(page.getByText(/^Continue at/)).toBeVisible();
  await look('history-buy-pending');
});
