import { findBrowser } from '../browser/find-browser.js';
import { type Finding, finding } from './finding.js';

/** A browser is only needed by `npm test` and `exchange-sim open`. */
export async function browserCheck(): Promise<Finding[]> {
  try {
    const found = await findBrowser();
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
  } catch (error) {
    const [text = '', fix = ''] = (error instanceof Error ? error.message : String(error)).split(': ');
    return [finding('problem', 'browser', text, fix.replace(/\.$/, ''))];
  }
}
