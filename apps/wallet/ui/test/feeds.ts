import { waitFor } from '@testing-library/react';
import { http } from 'msw';
import type { SetupServer } from 'msw/node';
import { expect } from 'vitest';
import { eventStream } from './handlers.js';

export interface Feed {
  send(data: unknown, event: string): void;
  end(): void;
  url: URL;
}

/** Answers the next requests for quotes with streams the test feeds. */
export function feeds(server: SetupServer, path: string): Feed[] {
  const open: Feed[] = [];
  server.use(
    http.get(path, ({ request }) =>
      eventStream((send, end) => open.push({ send, end, url: new URL(request.url) })),
    ),
  );
  return open;
}

/** One of these streams, once it was asked for. */
export async function opened(streams: Feed[], index = 0): Promise<Feed> {
  await waitFor(() => expect(streams[index]).toBeDefined());
  const feed = streams[index];
  if (!feed) throw new Error('no stream was opened');
  return feed;
}
