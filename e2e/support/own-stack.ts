import { type Browser, expect } from '@playwright/test';
import { end, startWith } from './cli.ts';
import { openWalletPage, type WalletPage } from './wallet-page.ts';

/** A stack that somebody started by the command, and its wallet in a browser. */
export interface OwnStack {
  urls: Record<string, string>;
  wallet: WalletPage;
}

/** Starts `up` with these flags, on free ports, and ends it when `use` is done with it. */
export async function withOwnStack(
  browser: Browser,
  flags: readonly string[],
  use: (stack: OwnStack) => Promise<void>,
): Promise<void> {
  const fast = { EXCHANGE_SIM_BLOCK_SECONDS: '1' };
  const { child, json } = await startWith(fast, 'up', '--json', '--ports', 'auto', ...flags);
  try {
    const wallet = await openWalletPage(browser, json.wallet ?? '');
    await use({ urls: json, wallet });
    await wallet.page.context().close();
  } finally {
    expect(await end(child)).toBe(0);
  }
}
