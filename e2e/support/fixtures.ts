import { type ControlledClock } from '@exchange-sim/clock';
import { handScenarios } from '@exchange-sim/scenarios/by-hand';
import { type Stack, startStack } from '@exchange-sim/stack';
import { type Hop } from '@exchange-sim/trace';
import { test as base } from '@playwright/test';
import { Provider } from './provider.ts';
import { EXTERNAL_SIGNER, requireStax, SIGNER_OPTIONS, Signer } from './signer.ts';
import { STORE_OPTIONS } from './stores.ts';
import { forget, openWalletPage, type WalletPage } from './wallet-page.ts';

interface WorkerFixtures {
  stack: Stack;
  /** A page on which the wallet stays loaded for the worker's life. */
  loadedWallet: WalletPage;
}
interface TestFixtures {
  /** Stands still until a test advances it. */
  clock: ControlledClock;
  provider: Provider;
  signer: Signer;
  /** The loaded wallet; nobody is signed in anywhere. */
  wallet: WalletPage;
  freshTrace: undefined;
}

/** Programs start at the machine's pace; the tests that wait for them do not pay for it. */
const START_MS = 60_000;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructuring pattern here
    async ({}, use) => {
      const stack = await startStack({
        ports: 'auto',
        clock: 'controlled',
        scenarios: handScenarios,
        ...SIGNER_OPTIONS,
        ...STORE_OPTIONS,
      });
      try {
        if (EXTERNAL_SIGNER) await requireStax(EXTERNAL_SIGNER);
        await use(stack);
      } finally {
        await stack.close();
      }
    },
    { scope: 'worker', timeout: START_MS },
  ],

  loadedWallet: [
    async ({ browser, stack }, use) => {
      const wallet = await openWalletPage(browser, stack.urls.wallet);
      await use(wallet);
      await wallet.page.context().close();
    },
    { scope: 'worker', timeout: START_MS },
  ],

  wallet: async ({ loadedWallet, stack }, use) => {
    await use(loadedWallet);
    await forget(loadedWallet.page, stack.urls.providerWidget);
  },

  clock: async ({ stack }, use) => {
    if (stack.clock.kind !== 'controlled') throw new Error('these tests need a controlled clock');
    stack.clock.freeze();
    await use(stack.clock);
  },

  provider: async ({ stack }, use) => {
    const provider = new Provider(stack.urls.providerBackend);
    await provider.behave({});
    await use(provider);
    await provider.behave({});
  },

  signer: async ({ stack }, use) => {
    await use(new Signer(stack.urls.signer));
  },

  freshTrace: [
    async ({ stack }, use, testInfo) => {
      stack.recorder.clear();
      await use(undefined);
      if (testInfo.status !== testInfo.expectedStatus) {
        await testInfo.attach('trace', { body: asText(stack.recorder.hops()), contentType: 'text/plain' });
        process.stdout.write(`\n${asText(stack.recorder.hops())}\n`);
      }
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';

/** The flow of a failed test, one line a hop. */
function asText(hops: Hop[]): string {
  const begun = hops[0]?.start ?? 0;
  return hops
    .map(
      (hop) =>
        `${(hop.start - begun).toFixed(1).padStart(9)} ms  ${hop.from} → ${hop.to}  ${hop.name}  ${hop.status ?? (hop.end ? '' : '(no answer)')}`,
    )
    .join('\n');
}
