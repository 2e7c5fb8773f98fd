import type { Browser, Page } from '@playwright/test';
import { Streams } from './streams.ts';

const VIEWPORT = { width: 1440, height: 900 };
/** What a page has to show comes sooner, or not at all. */
const PATIENCE_MS = 8_000;

/** How long pages wait for a person who reads the signer's screen. */
export const DECISION_MS = 60_000;

/** A page on which the wallet stays loaded while test after test uses it. */
export interface WalletPage {
  page: Page;
  walletUrl: string;
  /** What the page was answered in streams. */
  streams: Streams;
}

export async function openWalletPage(browser: Browser, walletUrl: string): Promise<WalletPage> {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: VIEWPORT });
  context.setDefaultTimeout(PATIENCE_MS);
  const streams = new Streams();
  await streams.follow(context);
  const page = await context.newPage();
  await page.goto(walletUrl);
  return { page, walletUrl, streams };
}

/** Forgets what sites keep in the browser: who is signed in, and what this one stored. */
export async function forget(page: Page, url: string): Promise<void> {
  await page.context().clearCookies();
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', {
    origin: new URL(url).origin,
    storageTypes: 'local_storage',
  });
  await session.detach();
}
