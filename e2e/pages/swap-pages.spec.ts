import type { Behaviours } from '@exchange-sim/contract';
import type { Stack } from '@exchange-sim/stack';
import { expect, test } from '../support/fixtures.ts';
import { Provider } from '../support/provider.ts';
import { visitBoth } from './look.ts';
import { Swapper } from './swapper.ts';

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    test('pages of a swap in the wallet', async ({ page, stack, clock, signer }) => {
      test.setTimeout(90_000);
      const look = visitBoth(page, scheme);
      const swapper = new Swapper(page, stack, clock);
      await swapper.open();
      await expect(page.getByText(/at most, on top/)).toBeVisible();
      await look('swap-form-empty');
      await swapper.enter('99');
      await look('swap-form-error');
      await page.getByRole('button', { name: 'Max' }).click();
      await look('swap-form-max');
      await swapper.enter('0.1');
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
      await look('swap-signer');
      await signer.press(342, 606);
      await swapper.shows('2 of 3');
      await look('swap-signer-pairs');
      await signer.press(36, 606);
      await swapper.shows('Yes, reject');
      await signer.press(200, 546);
      await expect(page.getByRole('alert').filter({ hasText: 'refused' })).toBeVisible();
      await look('swap-refused');
      await page.getByRole('button', { name: 'Swap', exact: true }).click();
      await swapper.approve(signer);
      await expect(page.getByRole('heading', { name: 'Swap on its way' })).toBeVisible();
      await look('swap-done');
    });

    test('quotes that do not come', async ({ page, stack, clock }) => {
      const look = visitBoth(page, scheme);
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
        await page.getByRole('button', { name: 'Refresh quotes' }).click();
        await expect(page.getByText('No offer from')).toBeVisible();
        clock.advance(5_000);
        await expect(page.getByRole('heading', { name: 'No provider made an offer' })).toBeVisible();
        await look('swap-no-quotes');
      } finally {
        await behave({}, {}, {});
      }
    });
  });
}

async function misbehave(stack: Stack, how: Record<'northgate' | 'quickbridge' | 'oldharbour', Behaviours>) {
  await Promise.all([
    new Provider(stack.urls.providerBackend).behave(how.northgate),
    new Provider(stack.urls.quickbridge).behave(how.quickbridge),
    new Provider(stack.urls.oldharbour).behave(how.oldharbour),
  ]);
}
