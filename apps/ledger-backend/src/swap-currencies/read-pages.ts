import { invalidAnswer } from '../provider-client/failures.js';
import type { ProviderCall } from '../provider-client/provider-call.js';
import type { ProviderClient } from '../provider-client/provider-client.js';
import type { ProviderRow } from '../registry/provider-row.js';

const PAGES = 100;

interface Page {
  next_cursor: string | null;
}

/**
 * Every page of a provider's list. @throws ProviderFailure as any call does, and when the pages do not end: a cursor that
 * comes twice, or more than 100 pages.
 */
export async function readPages<P extends Page>(
  client: ProviderClient,
  row: ProviderRow,
  call: Omit<ProviderCall<P>, 'method' | 'query'>,
): Promise<P[]> {
  const pages: P[] = [];
  const cursors = new Set<string>();
  let query: { cursor: string } | undefined;
  for (;;) {
    const page = await client.call(row, { ...call, method: 'GET', query });
    pages.push(page);
    const cursor = page.next_cursor;
    if (cursor === null) return pages;
    if (cursors.has(cursor) || pages.length === PAGES)
      throw invalidAnswer(
        row,
        { ...call, method: 'GET' },
        cursors.has(cursor) ? 'its pages go round in a circle' : `it has more than ${PAGES} pages`,
        'next_cursor',
      );
    cursors.add(cursor);
    query = { cursor };
  }
}
