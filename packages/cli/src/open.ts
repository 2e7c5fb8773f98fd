import { type Stack, startStack } from '@exchange-sim/stack';
import type { Browser } from 'playwright-core';
import { findBrowser } from './browser/find-browser.js';
import { launchBrowser, openPage } from './browser/open-page.js';
import { type StackFlags, stackOptions } from './stack-options.js';
import { untilStopped } from './until-stopped.js';
import { machineReadable, ready } from './up.js';
import { UsageError } from './usage-error.js';

export interface OpenFlags extends StackFlags {
  wallet?: string;
  /** Page of the wallet. */
  url: string;
  headless?: boolean;
  json?: boolean;
}

/** `exchange-sim open`: Chromium on the wallet, until it is closed or Ctrl-C. */
export async function open(flags: OpenFlags): Promise<number> {
  const begun = performance.now();
  const path = pathOf(flags.url);
  const executablePath = await findBrowser();
  if (!executablePath)
    throw new UsageError('There is no Chromium: install Chromium or Chrome, or set CHROMIUM_PATH to one.');
  // listened to from the beginning: Ctrl-C while the stack starts ends what has started
  const stopped = untilStopped();
  const running = flags.wallet === undefined ? undefined : await runningWallet(flags.wallet);
  const options = running ? undefined : await stackOptions(flags);
  const stack = options && (await startStack(options));
  let browser: Browser | undefined;
  try {
    browser = await launchBrowser({ executablePath, headless: flags.headless ?? false });
    const urls = running ?? (stack as Stack).urls;
    const { closed } = await openPage(browser, { ...urls, path });
    if (flags.json) process.stdout.write(`${JSON.stringify(stack ? machineReadable(stack) : running)}\n`);
    else if (stack && options) process.stdout.write(ready(stack, options, performance.now() - begun));
    else process.stdout.write(`The wallet ${urls.wallet} is open in Chromium. Ctrl-C ends it.\n`);
    await Promise.race([stopped, closed]);
    return 0;
  } finally {
    await browser?.close().catch(() => {});
    await stack?.close();
  }
}

function pathOf(url: string): string {
  if (url.startsWith('/') && !url.startsWith('//')) return url;
  throw new UsageError(`--url ${url} is no page of the wallet: give a path such as /swap.`);
}

interface Running {
  wallet: string;
  ledgerBackend: string;
}

/** A wallet that somebody started, and the Ledger Backend it says it uses. */
async function runningWallet(url: string): Promise<Running> {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new UsageError(
      `--wallet ${url} is not a URL: give that of a running wallet, such as http://127.0.0.1:4000.`,
    );
  const { origin } = new URL(url);
  const answer: unknown = await fetch(`${origin}/api/config`)
    .then((response) => response.json())
    .catch(() => undefined);
  const backend =
    typeof answer === 'object' && answer !== null && 'ledgerBackendUrl' in answer
      ? answer.ledgerBackendUrl
      : undefined;
  if (typeof backend === 'string') return { wallet: origin, ledgerBackend: backend };
  throw new UsageError(
    `--wallet ${origin} answers nothing that a wallet would: start one, or leave --wallet out.`,
  );
}
