import { SellFlow } from '@exchange-sim/e2e/support/sell-flow.ts';
import type { Stack } from '@exchange-sim/stack';
import { chromium } from '@playwright/test';
import { type Figure, median, timed } from './figure.ts';

/** From opening the wallet to the provider's "Money sent", pressed on the picture of the signer; no tracing. */
export async function sellInBrowser(stack: Stack, runs: number): Promise<Figure> {
  const { CHROMIUM_PATH } = process.env;
  const browser = await chromium.launch(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {});
  const times: number[] = [];
  for (let run = -1; run < runs; run++) {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    const flow = new SellFlow(page);
    const begun = performance.now();
    await flow.toReview(stack.urls.wallet);
    await flow.sellButton.click();
    await flow.approve();
    await flow.heading(/Payment seen|Payment received/).waitFor();
    if (stack.clock.kind === 'controlled') stack.clock.advance(4_000);
    await flow.heading('Money sent').waitFor();
    if (run >= 0) times.push(performance.now() - begun);
    await context.close();
  }
  const baseline = await timed(runs, async () => {
    const page = await browser.newPage();
    await page.goto(stack.urls.wallet);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.close();
  });
  await browser.close();
  return {
    name: 'Sell happy path in the browser',
    value: median(times),
    unit: 'ms',
    goal: 1_500,
    better: 'lower',
    baseline: { name: 'opening the wallet', value: baseline },
  };
}
