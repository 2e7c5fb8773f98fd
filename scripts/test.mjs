// `npm test`: everything. Check, then the recorded transcripts when they are at hand, then the browser flows.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { haveBrowser } from './browser.mjs';

/** Ledger's descriptions of the provider APIs, from which a test makes a provider. */
const OPENAPI =
  process.env.OPENAPI_DIR ?? join(import.meta.dirname, '..', '..', 'shared', 'reference', 'openapi');

const started = performance.now();
const results = [];

function step(name, command, args, env = {}) {
  process.stdout.write(`\n── ${name}\n`);
  const begun = performance.now();
  const done = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  const passed = done.status === 0;
  results.push({ name, passed, seconds: (performance.now() - begun) / 1000 });
  return passed;
}

try {
  const browser = await haveBrowser();
  step('check: lint, types, floors, dead code, unit tests', process.execPath, ['scripts/check.mjs']);
  step('pages: what the wallet and the widget show, without a browser', 'vitest', [
    'run',
    '--project',
    'pages',
    '--reporter=dot',
  ]);
  step('integration: real Postgres, Anvil and services; the signer from end to end', 'vitest', [
    'run',
    '--project',
    'integration',
    '--reporter=dot',
  ]);
  step('golden: transcripts of the genuine signer', process.execPath, ['scripts/golden.mjs']);
  if (!existsSync(OPENAPI))
    process.stdout.write(`\n── openapi\nnot run: no OpenAPI files in ${OPENAPI} (set OPENAPI_DIR)\n`);
  step('e2e: the flows in a browser', 'playwright', ['test', '--config', 'e2e/playwright.config.ts'], {
    CHROMIUM_PATH: browser,
  });
  step('diagrams: every arrow of Buy, Sell and Swap asserted in a browser', process.execPath, [
    'scripts/coverage-diagrams.mjs',
  ]);
} catch (error) {
  process.stderr.write(`exchange-sim: ${error.message}\n`);
  process.exit(2);
}

process.stdout.write('\n');
for (const { name, passed, seconds } of results)
  process.stdout.write(`${passed ? '✓' : '✗'} ${name} (${seconds.toFixed(0)} s)\n`);
process.stdout.write(`${((performance.now() - started) / 1000).toFixed(0)} s in all\n`);
const failed = results.filter(({ passed }) => !passed).length;
process.stdout.write(`${results.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed ? 1 : 0;
