import { expect, type Locator, type Page } from '@playwright/test';

/** The option of an open list that Enter would choose. */
export const highlighted = (page: Page) => page.locator('[role=option][data-highlighted]');

/** Presses Tab until `wanted`, of the page or of a frame, has the focus; whoever needs more presses than this is trapped. */
export async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await wanted.waitFor();
  for (let presses = 0; presses < 40; presses += 1) {
    if (await hasFocus(wanted)) return;
    await page.keyboard.press(key);
  }
  await expect(wanted).toBeFocused();
}

/** Goes to a list, opens it and walks down to an option. */
export async function choose(page: Page, list: string, option: RegExp): Promise<void> {
  const box = page.getByRole('combobox', { name: list });
  await tabTo(page, box);
  await page.keyboard.press('Enter');
  await page.getByRole('option').first().waitFor();
  await expect(async () => {
    const [now] = await highlighted(page).allTextContents();
    if (!option.test(now ?? '')) await page.keyboard.press('ArrowDown');
    await expect(highlighted(page)).toHaveText(option, { timeout: 100 });
  }).toPass({ intervals: [10] });
  await page.keyboard.press('Enter');
  await expect(box).toContainText(option);
}

/** Goes to a button or link and presses it. */
export async function press(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
}

/** Goes to a field and types into it. */
export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

const hasFocus = (wanted: Locator) =>
  wanted.evaluate((element) => {
    const { activeElement, defaultView } = element.ownerDocument;
    return element === activeElement && (defaultView?.document.hasFocus() ?? false);
  });
