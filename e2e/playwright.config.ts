import { defineConfig } from '@playwright/test';

/** Chromium only, no retries: a flake is a bug. Each worker has a stack of its own, on free ports. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  timeout: 20_000,
  expect: { timeout: 5_000 },
  retries: 0,
  forbidOnly: true,
  fullyParallel: false,
  // a signer from outside is one device: two flows at once would meet on its screen
  workers: process.env.EXCHANGE_SIM_SIGNER_URL ? 1 : 2,
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
        '--disable-gpu',
      ],
    },
    trace: process.env.EXCHANGE_SIM_PLAYWRIGHT_TRACE === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
  },
});
