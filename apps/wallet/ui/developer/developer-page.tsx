import { Page } from '../shell/page.js';
import { DeveloperContents } from './developer-contents.js';

/** The drawer's contents as a page, for screens that have no room for a drawer and for links from elsewhere. */
export function DeveloperPage() {
  return (
    <Page title="Developer">
      <DeveloperContents />
    </Page>
  );
}
