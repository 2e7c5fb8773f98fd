import type { Behaviours } from '@exchange-sim/contract';
import type { Stack } from '@exchange-sim/stack';
import { expect, test } from '../support/fixtures.ts';
import { Provider } from '../support/provider.ts';
import { visitAll } from './look.ts';
import { Swapper } from './swapper.ts';
import { makeSwapsOfEachStatus } from './swaps.ts';

test.use({ colorScheme: 'light' });
// long ones at the end of the run: no worker waits for another
test.describe.configure({ mode: 'parallel' });

test('pages of a swap in the wallet', async ({ page, stack, clock, signer }) => {
  test.setTimeout(240_000);
  const look = visitAll(page);
  const swapper = new Swapper(page, stack, clock);
  await swapper.open();
  await expect(page.getByText(/at most, on top/)).toBeVisible();
  await look('swap-form-empty');
  await swapper.enter('99');
  await look('swap-form-error');
  await page.getByRole('button', { name: 'Max' }).click();
  await look('swap-form-max');
  await swapper.into('Bitcoin 1');
  await swapper.enter('0.5');
  await look('swap-form-filled');
  await swapper.ask();
  await expect(swapper.choose('Quickbridge', 'fixed')).toBeVisible();
  await expect(swapper.choose('Northgate Pay', 'fixed')).toBeVisible();
  await look('swap-quotes-loading');
  await swapper.slowOne();
  await look('swap-quotes');
  await page.getByText(/^Fees/).first().click();
  await look('swap-quotes-fees');
  clock.advance(61_000);
  await expect(page.getByText('Expired').first()).toBeVisible();
  await look('swap-quotes-expired');

  await page.getByRole('button', { name: 'Refresh quotes' }).click();
  await swapper.slowOne();
  await swapper.choose('Quickbridge', 'fixed').click();
  await expect(page.getByRole('button', { name: 'Swap', exact: true })).toBeVisible();
  await look('swap-review');
  clock.advance(61_000);
  await expect(page.getByRole('button', { name: 'Get new quotes' })).toBeVisible();
  await look('swap-review-expired');
  await page.getByRole('button', { name: 'Get new quotes' }).click();
  await swapper.slowOne();
  await look('swap-quotes-fresh');

  await swapper.choose('Quickbridge', 'fixed').click();
  await page.getByRole('button', { name: 'Swap', exact: true }).click();
  await swapper.shows('1 of 3');
  // the quick signer of these tests gives up after 12 s: each of its reviews is looked at once
  await look.wide('swap-signer');
  await signer.press(36, 606);
  await swapper.shows('Yes, reject');
  await signer.press(200, 546);
  await expect(page.getByRole('alert').filter({ hasText: 'refused' })).toBeVisible();
  await look('swap-refused');
  await page.getByRole('button', { name: 'Swap', exact: true }).click();
  await swapper.approve(signer, () => look.narrow('swap-signer'));
  await expect(page.getByRole('heading', { name: 'Swap on its way' })).toBeVisible();
  await look('swap-done');
  await page.getByRole('link', { name: 'Track in History' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Swap' })).toBeVisible();
  await look('history-swap-pending');
  const followed = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Status at Quickbridge' }).click();
  const statusPage = await followed;
  await expect(statusPage.getByText('Pending')).toBeVisible();
  await visitAll(statusPage)('status-pending');
  clock.advance(4_000);
  await expect(async () => {
    clock.advance(2_000);
    await expect(statusPage.getByRole('heading', { name: 'BTC sent' })).toBeVisible({ timeout: 500 });
  }).toPass();
});

test('quotes that do not come', async ({ page, stack, clock }) => {
  test.setTimeout(240_000);
  const look = visitAll(page);
  const swapper = new Swapper(page, stack, clock);
  const behave = (northgate: Behaviours, quickbridge: Behaviours, oldharbour: Behaviours) =>
    misbehave(stack, { northgate, quickbridge, oldharbour });
  await behave(
    { 'quote.reject': { messageKey: 'REGION_RESTRICTED_ERROR' } },
    { 'quote.bounds': { minWhole: '0.5', maxWhole: '9' } },
    {},
  );
  try {
    await swapper.open();
    await swapper.enter('0.1');
    await swapper.ask();
    await swapper.slowOne();
    await look('swap-rejections');
    await behave(
      { 'quote.reject': { messageKey: 'SWAP_PAIR_NOT_FOUND_ERROR' } },
      { 'quote.bounds': { minWhole: '0.01', maxWhole: '0.05' } },
      { 'quote.silence': {} },
    );
    stack.recorder.clear();
    await page.getByRole('button', { name: 'Refresh quotes' }).click();
    const asked = () => stack.recorder.hops().filter(({ name }) => name === 'POST /quote');
    await expect.poll(() => asked().length, { intervals: [10] }).toBe(5);
    clock.advance(5_000);
    await expect(page.getByRole('heading', { name: 'No provider made an offer' })).toBeVisible();
    await look('swap-no-quotes');
  } finally {
    await behave({}, {}, {});
  }
});

test('parts that are down', async ({ page, stack, clock }) => {
  test.setTimeout(240_000);
  const look = visitAll(page);
  const swapper = new Swapper(page, stack, clock);
  await swapper.open();
  await swapper.enter('0.1');
  const stopped = ['quickbridge', 'bitcoin', 'ledgerBackend'] as const;
  try {
    await stack.part('quickbridge').stop();
    await swapper.ask();
    await swapper.slowOne();
    await expect(page.getByRole('region', { name: 'Providers without an offer' })).toContainText(
      'Quickbridge',
    );
    await look('swap-provider-down');
    await stack.part('bitcoin').stop();
    await expect(page.getByText('The Bitcoin node does not answer.')).toBeVisible();
    await look('swap-bitcoin-down');
    await stack.part('ledgerBackend').stop();
    await page.getByRole('button', { name: 'Refresh quotes' }).click();
    await expect(page.getByText('There are no quotes')).toBeVisible();
    await look('swap-backend-down');
    await page.goto(`${stack.urls.wallet}/history`);
    await expect(page.getByText('The history is not known')).toBeVisible();
    await look('history-backend-down');
  } finally {
    for (const name of stopped) await stack.part(name).start();
  }
  await expect(page.getByText('The history is not known')).toHaveCount(0, { timeout: 15_000 });
});

test('pages of a swap in the Live App', async ({ page, stack, clock, signer }) => {
  test.setTimeout(240_000);
  const look = visitAll(page);
  const swapper = new Swapper(page, stack, clock);
  const frame = page.frameLocator('iframe');
  const heading = (name: string) => frame.getByRole('heading', { name });
  await swapper.open();
  await swapper.enter('0.1');
  await swapper.ask();
  await swapper.slowOne();
  await swapper.choose('Northgate Pay', 'fixed').click();
  await expect(heading('Sign in')).toBeVisible();
  await look('swap-widget-sign-in');
  await frame.getByLabel('Email').fill('alice@example.com');
  await frame.getByLabel('Password').fill('sandbox-only');
  await frame.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(frame.getByRole('timer')).toBeVisible();
  await look('swap-widget-review');
  clock.advance(61_000);
  await expect(page.getByRole('alert')).toContainText('This quote has expired');
  await expect(frame.getByText('We no longer hold this price')).toBeVisible();
  await look('swap-widget-expired');
  await page.getByRole('button', { name: 'Get new quotes' }).click();
  await swapper.slowOne();
  await look('swap-quotes-after-expiry');
  await swapper.choose('Northgate Pay', 'floating').click();
  await expect(frame.getByText('You receive at least')).toBeVisible();
  await look('swap-widget-floating');
  await frame.getByRole('button', { name: /^Swap \d/ }).click();
  await swapper.shows('1 of 3');
  await look.wide('swap-widget-signer');
  await swapper.approve(signer);
  await expect(page.getByText('Swap on its way')).toBeVisible();
  await expect(frame.getByRole('list', { name: 'Progress of your swap' })).toBeVisible();
  await look('swap-widget-order');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(async () => {
    clock.advance(2_000);
    await expect(frame.getByText('Finished')).toBeVisible({ timeout: 500 });
  }).toPass();
  await look('swap-widget-finished');
  await frame.getByRole('link', { name: 'Your swaps' }).click();
  await expect(heading('Your swaps')).toBeVisible();
  await look('swap-widget-swaps');
});

test('a swap of each status in the history and on its public page', async ({ page, stack, provider: _ }) => {
  test.setTimeout(240_000);
  const look = visitAll(page);
  await makeSwapsOfEachStatus(stack);
  await page.goto(`${stack.urls.wallet}/history`);
  const list = page.getByRole('list', { name: 'Transactions' });
  await expect(list.getByText('Unknown')).toHaveCount(1);
  await look('history-swaps');
  const statuses = ['On hold', 'Expired', 'Finished', 'Refunded', 'Unknown'];
  const links = new Map<string, string>();
  for (const status of statuses) {
    await list.getByRole('link').filter({ hasText: status }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Swap' })).toBeVisible();
    await look(`history-swap-${slug(status)}`);
    const link = page.getByRole('link', { name: /^Status at / });
    links.set(status, (await link.getAttribute('href')) ?? '');
    await page.goBack();
  }
  for (const status of ['On hold', 'Finished', 'Refunded', 'Expired']) {
    await page.goto(links.get(status) ?? '');
    await expect(page.getByText('Swap ID', { exact: true })).toBeVisible();
    await expect(
      page
        .getByRole('link', { name: 'Contact support' })
        .or(page.getByRole('button', { name: 'Contact support' })),
    ).toBeVisible();
    await look(`status-${slug(status)}`);
  }
  await page.goto(links.get('On hold') ?? '');
  await page.getByRole('button', { name: 'Contact support' }).click();
  await expect(page.getByLabel('Your message')).toBeFocused();
  await look('status-contact');
  await page.goto(`${stack.urls.providerWidget}/at/quickbridge/#/swap/nothing`);
  await expect(page.getByRole('heading', { name: 'This swap cannot be shown' })).toBeVisible();
  await look('status-unknown-id');
  await page.goto(`${stack.urls.providerWidget}/at/quickbridge/#/support`);
  await expect(page.getByRole('heading', { name: 'How can we help?' })).toBeVisible();
  await look('status-support');
});

const slug = (status: string) => status.toLowerCase().replace(' ', '-');

async function misbehave(stack: Stack, how: Record<'northgate' | 'quickbridge' | 'oldharbour', Behaviours>) {
  await Promise.all([
    new Provider(stack.urls.providerBackend).behave(how.northgate),
    new Provider(stack.urls.quickbridge).behave(how.quickbridge),
    new Provider(stack.urls.oldharbour).behave(how.oldharbour),
  ]);
}
