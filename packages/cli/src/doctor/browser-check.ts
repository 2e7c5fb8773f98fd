import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Finding, finding } from './finding.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A browser is only needed by `npm test`. */
export async function browserCheck(): Promise<Finding[]> {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) {
    return [
      finding(
        'problem',
        'browser',
        `CHROMIUM_PATH names ${named}, which does not exist`,
        'correct it or unset it',
      ),
    ];
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found =
    named ??
    NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
  return [
    found
      ? finding('ok', 'browser', found)
      : finding(
          'warning',
          'browser',
          'no Chromium found',
          'npm test gets one by itself; or install Chromium, or set CHROMIUM_PATH',
        ),
  ];
}
