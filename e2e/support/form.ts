import type { Page } from '@playwright/test';

/** "Ethereum 1" is not "Ethereum 1 (USDC)". */
const chosen = (option: string) => new RegExp(`${option.replace(/[()]/g, '\\$&')}(?! \\()`);

/** Chooses an option of one of the wallet's lists, unless it is chosen already. */
export async function pick(page: Page, label: string, option: string): Promise<void> {
  const list = page.getByRole('combobox', { name: label });
  if (await list.filter({ hasText: chosen(option) }).count()) return;
  await list.click();
  await page.getByRole('option', { name: option }).first().click();
}

/** Goes to a part of the wallet by its navigation; the page is loaded only when the wallet is not open yet. */
export async function goToPart(page: Page, walletUrl: string, name: string): Promise<void> {
  if (!page.url().startsWith(walletUrl)) await page.goto(walletUrl);
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
}
