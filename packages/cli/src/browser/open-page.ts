import { routeProductionHosts } from '@exchange-sim/stack/production-hosts';
import { type Browser, chromium } from 'playwright-core';

/** Chromium with a profile of its own, forgotten at its end. */
export function launchBrowser(options: { executablePath: string; headless: boolean }): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? { chromiumSandbox: false } : {};
  return chromium.launch({
    ...options,
    ...sandbox,
    args: ['--no-first-run', '--disable-sync'],
    handleSIGINT: false,
  });
}

/**
 * Opens the wallet, with calls to Ledger's production hosts answered by the stack.
 * @returns what resolves when the person has closed the window
 */
export async function openPage(
  browser: Browser,
  { wallet, ledgerBackend, path }: { wallet: string; ledgerBackend: string; path: string },
): Promise<{ closed: Promise<void> }> {
  // no fixed size: the page follows the window
  const context = await browser.newContext({ viewport: null });
  await routeProductionHosts(context, ledgerBackend);
  const page = await context.newPage();
  const closed = new Promise<void>((resolve) => {
    browser.once('disconnected', () => resolve());
    page.once('close', () => context.pages().length === 0 && resolve());
  });
  await page.goto(new URL(path, wallet).href);
  return { closed };
}
