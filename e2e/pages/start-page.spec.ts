import { expect, test } from '../support/fixtures.ts';
import { visitAll } from './look.ts';

test.use({ colorScheme: 'light' });

test('the start page explains in one screen what can be pressed', async ({ page, context, stack, clock }) => {
  const { control, wallet } = stack.urls;
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(control)) foreign.push(request.url());
  });
  await page.goto(control);
  await expect(page.getByText('Signer up')).toBeVisible();
  const size = () => page.evaluate(() => [document.body.scrollWidth, document.body.scrollHeight]);
  const [, height] = await size();
  expect(height).toBeLessThanOrEqual(900);
  await page.setViewportSize({ width: 390, height: 844 });
  const [width] = await size();
  expect(width).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1440, height: 900 });
  await visitAll(page)('start');

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy E-mail' }).click();
  await expect(page.getByText('E-mail copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('alice@example.com');

  const before = clock.now();
  await expect(page.getByText('stands still')).toBeVisible();
  await page.getByRole('button', { name: 'Move the clock +60 s' }).click();
  await expect.poll(() => clock.now() - before).toBe(60_000);

  await stack.part('oldharbour').stop();
  await expect(page.getByText('Old Harbour down')).toBeVisible();
  await stack.part('oldharbour').start();
  await expect(page.getByText('Old Harbour up')).toBeVisible();

  for (const [product, amount] of [
    ['Buy', '100'],
    ['Sell', '0.5'],
    ['Swap', '0.1'],
  ] as const) {
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: `${product} in the wallet` }).click(),
    ]);
    expect(opened.url()).toContain(wallet);
    await expect(opened.getByLabel('Amount', { exact: true })).toHaveValue(amount);
    await opened.close();
  }
  expect(foreign).toEqual([]);
});
