import { expect, test } from '../support/fixtures.ts';
import { highlighted, tabTo } from '../support/keyboard.ts';
import { Swapper } from './swapper.ts';

test('a whole swap without a mouse: form, quotes, review, signer, history', async ({
  page,
  stack,
  clock,
}) => {
  const swapper = new Swapper(page, stack, clock);
  const { keyboard } = page;
  await swapper.open();
  await expect(page.getByLabel('Amount', { exact: true })).toBeFocused();
  await keyboard.type('0.1');
  await tabTo(page, page.getByRole('combobox', { name: 'To' }), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(highlighted(page)).toContainText('Ethereum 1');
  await keyboard.press('ArrowDown');
  await expect(highlighted(page)).toContainText('Ethereum 2');
  await keyboard.press('ArrowDown');
  await expect(highlighted(page)).toContainText('Bitcoin 1');
  await keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'To' })).toContainText('Bitcoin 1');
  await tabTo(page, page.getByRole('button', { name: 'Get quotes' }));
  await keyboard.press('Enter');

  await swapper.slowOne();
  const heard = page.getByRole('status').filter({ hasText: 'quotes in all' });
  await expect(heard).toContainText(/5 quotes in all\. Old Harbour [\d.]+ BTC, floating; /);
  await tabTo(page, swapper.choose('Quickbridge', 'fixed'));
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('main').getByRole('button', { name: 'Swap', exact: true }));
  await keyboard.press('Enter');

  await swapper.shows('1 of 3');
  await tabTo(page, page.getByRole('application', { name: /screen:/ }));
  await keyboard.press('ArrowRight');
  await swapper.shows('2 of 3');
  await keyboard.press('ArrowRight');
  await swapper.shows('Hold to sign');
  await keyboard.down('Enter');
  await page.getByRole('heading', { name: 'Swap on its way' }).waitFor();
  await keyboard.up('Enter');
  await tabTo(page, page.getByRole('link', { name: 'Track in History' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Swap' })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Copy Swap ID' }));
});

test('the end of a countdown is said to those who do not see it', async ({ page, stack, clock }) => {
  const swapper = new Swapper(page, stack, clock);
  await swapper.open();
  await swapper.enter('0.1');
  await swapper.ask();
  await swapper.slowOne();
  clock.advance(61_000);
  await expect(page.getByRole('status').filter({ hasText: 'Expired:' })).toContainText('Quickbridge, fixed');
  await page.getByRole('button', { name: 'Refresh quotes' }).click();
  await swapper.slowOne();
  await expect(page.getByRole('status').filter({ hasText: 'Expired:' })).toHaveCount(0);
  await swapper.choose('Quickbridge', 'fixed').click();
  await page.getByRole('heading', { name: 'Is this what you want?' }).waitFor();
  clock.advance(61_000);
  await expect(page.getByRole('alert')).toContainText('This quote has expired');
});
