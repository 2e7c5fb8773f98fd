import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

type Scheme = 'light' | 'dark';

/** What axe is asked besides the picture: everything once, and of the others only what can differ there. */
type Axe = 'everything' | 'colours' | 'all but colours';

/** Shows everything in one scheme: the page follows the system’s, a Live App was told its own when it was opened. */
async function dress(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  for (const frame of page.frames().slice(1))
    await frame.evaluate((theme) => {
      document.documentElement.dataset.theme = theme;
    }, scheme);
}

async function judge(page: Page, what: string, axe: Axe): Promise<void> {
  // frames of other origins need a page of its own to put findings together
  const builder = new AxeBuilder({ page }).setLegacyMode(page.frames().length === 1);
  const rules = {
    everything: {},
    colours: { runOnly: ['color-contrast'] },
    'all but colours': { rules: { 'color-contrast': { enabled: false } } },
  }[axe];
  const { violations } = await builder.options({ resultTypes: ['violations'], ...rules }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect
    .soft(serious.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`))
    .toEqual([]);
}

/**
 * Takes pictures (kept in test-results) of what stands there on a wide and on a narrow screen, light and dark, and lets axe look
 * at it and its frames: all of it comes from one flow. `wide` and `narrow` take one picture, while something does not wait.
 */
export function visitAll(page: Page) {
  const picture = (what: string, view: string) =>
    page.screenshot({ path: `test-results/pages/${what}.${view}.png` });
  const wide = async (what: string) => {
    await picture(what, 'desktop-light');
    await judge(page, what, 'everything');
  };
  const narrow = async (what: string) => {
    await page.setViewportSize(NARROW);
    await dress(page, 'dark');
    await picture(what, 'mobile-dark');
    await dress(page, 'light');
    await page.setViewportSize(WIDE);
  };
  const all = async (what: string) => {
    await wide(what);
    await dress(page, 'dark');
    await picture(what, 'desktop-dark');
    await judge(page, what, 'colours');
    await page.setViewportSize(NARROW);
    await picture(what, 'mobile-dark');
    await dress(page, 'light');
    await picture(what, 'mobile-light');
    await judge(page, what, 'all but colours');
    await expectLastRowInSight(page, what);
    await page.setViewportSize(WIDE);
  };
  return Object.assign(all, { wide, narrow });
}

/** The end of a page that is longer than the screen, which nothing that floats may cover. */
async function expectLastRowInSight(page: Page, what: string): Promise<void> {
  const content = page.locator('#content');
  const scrolls = await content.evaluateAll(([box]) => {
    if (!box || box.scrollHeight <= box.clientHeight) return false;
    box.scrollTop = box.scrollHeight;
    return true;
  });
  if (!scrolls) return;
  await page.screenshot({ path: `test-results/pages/${what}.mobile-light-end.png` });
  const last = await content.locator('> div > :last-child').last().boundingBox();
  const floating = await page.getByRole('button', { name: 'Signer', exact: true }).boundingBox();
  if (last && floating) expect.soft(last.y + last.height, what).toBeLessThanOrEqual(floating.y);
  await content.evaluate((box) => {
    box.scrollTop = 0;
  });
}
