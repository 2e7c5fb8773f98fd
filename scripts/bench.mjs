// `npm run bench`: builds what changed, finds a browser, measures.
import { spawnSync } from 'node:child_process';
import { haveBrowser } from './browser.mjs';
import { build } from './build.mjs';

await build();
const { status } = spawnSync(process.execPath, ['bench/run.ts', ...process.argv.slice(2)], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, CHROMIUM_PATH: await haveBrowser() },
});
process.exitCode = status ?? 1;
