import type { FrameLocator, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { choose, press, tabTo, type } from '../support/keyboard.ts';

test('a whole purchase without a mouse: form, offers, sign-in, card, coins, history', async ({
  page,
  stack,
  clock,
}) => {
  const frame = page.frameLocator('iframe');
  await page.goto(`${stack.urls.wallet}/buy`);
  await expect(page.getByLabel('Amount', { exact: true })).toBeFocused();
  await page.keyboard.type('100');
  await page.keyboard.press('Enter');
  await toOffers(page, 'Payment method', /Card/);
  await signIn(page, frame);
  await press(page, frame.getByRole('button', { name: /^Buy \d/ }));
  await type(page, frame.getByLabel('Card number'), '4242424242424242');
  await type(page, frame.getByLabel('Expiry date'), '1230');
  await type(page, frame.getByLabel('Security code'), '123');
  await type(page, frame.getByLabel('Name on the card'), 'Alice Martin');
  await page.keyboard.press('Enter');
  await expect(async () => {
    clock.advance(2_000);
    await expect(frame.getByRole('heading', { name: 'Coins sent' })).toBeVisible({ timeout: 500 });
  }).toPass();
  await press(page, page.getByRole('link', { name: /^History/ }));
  await press(page, page.getByRole('link', { name: /^Bought ETH for €100/ }).first());
  await tabTo(page, page.getByRole('link', { name: 'Buy again' }));
});

test('a whole sale without a mouse: form, offers, sign-in, signer, money', async ({ page, stack, clock }) => {
  const frame = page.frameLocator('iframe');
  await page.goto(`${stack.urls.wallet}/sell`);
  await type(page, page.getByLabel('Amount', { exact: true }), '0.5');
  await page.keyboard.press('Enter');
  await toOffers(page, 'Payment method', /SEPA/);
  await signIn(page, frame);
  await press(page, frame.getByRole('button', { name: /^Sell \d/ }));
  const screen = page.getByRole('application', { name: /screen:/ });
  const shows = (text: string) =>
    page
      .getByText(/^Signer shows:/)
      .filter({ hasText: text })
      .waitFor({ state: 'attached' });
  await shows('1 of 3');
  await tabTo(page, screen);
  await page.keyboard.press('ArrowRight');
  await shows('2 of 3');
  await page.keyboard.press('ArrowRight');
  await shows('Hold to sign');
  await page.keyboard.down('Enter');
  await expect(frame.getByRole('heading', { name: 'Payment seen' })).toBeVisible();
  await page.keyboard.up('Enter');
  clock.advance(2_000);
  clock.advance(2_000);
  await expect(frame.getByRole('heading', { name: 'Money sent' })).toBeVisible();
});

async function toOffers(page: Page, method: string, option: RegExp): Promise<void> {
  await choose(page, 'Country', /France/);
  await choose(page, method, option);
  await press(page, page.getByRole('button', { name: 'Get quotes' }));
  await press(page, page.getByRole('button', { name: /^Choose / }));
}

async function signIn(page: Page, frame: FrameLocator): Promise<void> {
  await type(page, frame.getByLabel('Email'), 'alice@example.com');
  await type(page, frame.getByLabel('Password'), 'sandbox-only');
  await page.keyboard.press('Enter');
}
