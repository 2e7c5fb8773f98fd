import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

/** Takes a picture (kept in test-results) and lets axe look at the page and its frames. */
function visit(page: Page, view: string) {
  return async (what: string) => {
    await page.screenshot({ path: `test-results/pages/${what}.${view}.png` });
    // what axe finds on a narrow screen it finds in either scheme: colours are looked at on the wide one
    if (view === 'mobile-dark') return;
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
    // frames of other origins need a page of its own to put findings together
    const { violations } = await axe.setLegacyMode(page.frames().length === 1).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect
      .soft(serious.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`))
      .toEqual([]);
  };
}

/**
 * The same on a wide and on a narrow screen, one after the other: both pictures come from one flow. `wide` and `narrow` take
 * one of them, while something does not wait.
 */
export function visitBoth(page: Page, scheme: string) {
  const wide = visit(page, `desktop-${scheme}`);
  const small = visit(page, `mobile-${scheme}`);
  const narrow = async (what: string) => {
    await page.setViewportSize(NARROW);
    await small(what);
    await page.setViewportSize(WIDE);
  };
  const both = async (what: string) => {
    await wide(what);
    await page.setViewportSize(NARROW);
    await small(what);
    await expectLastRowInSight(page, what, scheme);
    await page.setViewportSize(WIDE);
  };
  return Object.assign(both, { wide, narrow });
}

/** The end of a page that is longer than the screen, which nothing that floats may cover. */
async function expectLastRowInSight(page: Page, what: string, scheme: string): Promise<void> {
  const content = page.locator('#content');
  const scrolls = await content.evaluateAll(([box]) => {
    if (!box || box.scrollHeight <= box.clientHeight) return false;
    box.scrollTop = box.scrollHeight;
    return true;
  });
  if (!scrolls) return;
  await page.screenshot({ path: `test-results/pages/${what}.mobile-${scheme}-end.png` });
  const last = await content.locator('> div > :last-child').last().boundingBox();
  const floating = await page.getByRole('button', { name: 'Signer', exact: true }).boundingBox();
  if (last && floating) expect.soft(last.y + last.height, what).toBeLessThanOrEqual(floating.y);
  await content.evaluate((box) => {
    box.scrollTop = 0;
  });
}
