// Finds a Chromium, or gets one: CHROMIUM_PATH, an installed browser, Playwright's own download, Debian's package as root.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FIXED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function installed() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...FIXED].find((file) =>
    existsSync(file),
  );
}

async function playwrights() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

const quiet = (command, args) =>
  spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

/** Path of a Chromium; throws one sentence when none can be had. */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named))
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist: correct it or unset it.`);
  const present = named || installed() || (await playwrights());
  if (present) return present;
  process.stderr.write('exchange-sim: no Chromium found, getting one …\n');
  if (quiet('playwright', ['install', 'chromium'])) {
    const downloaded = await playwrights();
    if (downloaded) return downloaded;
  }
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    if (
      quiet('apt-get', ['update', '-qq']) &&
      quiet('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'])
    ) {
      const path = installed();
      if (path) return path;
    }
  }
  throw new Error(
    'No Chromium for the browser tests: install Chromium or Chrome, or set CHROMIUM_PATH to one, and run npm test again.',
  );
}
