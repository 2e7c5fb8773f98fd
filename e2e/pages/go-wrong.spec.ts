import { expect, test } from '../support/fixtures.ts';

const TITLE = 'Is not offered in the user’s region';
const REFUSED = /Quickbridge is not available in your region/;

test.afterEach(async ({ stack }) => {
  await fetch(`${stack.urls.control}/scenarios/active`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: null }),
  });
});

test('a visitor has something go wrong from the drawer, sees it happen, and makes everybody honest again', async ({
  page,
  context,
  stack,
  clock,
}) => {
  const drawer = page.getByRole('region', { name: 'Developer drawer' });
  const toggle = drawer.getByRole('button', { name: /^Developer/ });
  await page.goto(`${stack.urls.wallet}/history`);
  await toggle.click();
  await drawer.getByRole('button', { name: 'Run', exact: true }).click();
  await expect.poll(() => clock.state().frozen).toBe(false);
  await drawer.getByLabel('Search what can go wrong').fill('region');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await drawer.getByRole('link', { name: 'Start at Swap' }).click();
  await toggle.click();

  await page.getByRole('button', { name: 'Get quotes' }).click();
  await expect(page.getByText(REFUSED)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Choose Northgate/ }).first()).toBeVisible();

  const start = await context.newPage();
  await start.goto(stack.urls.control);
  await expect(start.getByText(`Switched on: ${TITLE}.`)).toBeVisible();
  await drawer.getByRole('button', { name: 'Be honest again' }).click();
  await expect(start.getByText('Everybody is honest.')).toBeVisible();
  await expect(drawer.getByText(TITLE)).toHaveCount(0);

  await page.getByRole('button', { name: 'Refresh quotes' }).click();
  await expect(page.getByRole('button', { name: /^Choose Quickbridge/ }).first()).toBeVisible();
  await expect(page.getByText(REFUSED)).toHaveCount(0);
  await toggle.click();
  await drawer.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect.poll(() => clock.state().frozen).toBe(true);
});
