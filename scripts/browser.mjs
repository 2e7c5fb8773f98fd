// Finds a Chromium, or gets one: Playwright's own download, or Debian's package as root.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { build } from './build.mjs';

const quiet = (command, args) =>
  spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

function getFromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  const packages = ['chromium', 'fonts-liberation'];
  return (
    quiet('apt-get', ['update', '-qq']) &&
    quiet('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages])
  );
}

/** Path of a Chromium; throws one sentence when none can be had. */
export async function haveBrowser() {
  await build();
  const { findBrowser } = await import('../packages/cli/dist/browser/find-browser.js');
  const present = await findBrowser();
  if (present) return present;
  process.stderr.write('exchange-sim: no Chromium found, getting one …\n');
  for (const get of [() => quiet('playwright', ['install', 'chromium']), getFromDebian]) {
    const found = get() && (await findBrowser());
    if (found) return found;
  }
  throw new Error(
    'No Chromium for the browser tests: install Chromium or Chrome, or set CHROMIUM_PATH to one, and run npm test again.',
  );
}
