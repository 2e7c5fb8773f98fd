import { type AccountEvent, accountEvent } from '@exchange-sim/contract';
import { serverSentData } from './server-sent.js';

const SHORTEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

interface EventsOptions {
  url: string;
  /** What a session's stream is asked for with; a public one goes without. */
  session?: Pick<RequestInit, 'credentials'> & { headers: Record<string, string> };
  onEvent(event: AccountEvent): void;
  /** The stream is there again after a break: what was missed must be asked for. */
  onReconnect?(): void;
  /** The session is over. */
  onUnauthorized?(): void;
}

/** Follows a stream of events (fetch, because EventSource tells no status and carries no header) until the returned function is called. */
export function followEvents(options: EventsOptions): () => void {
  const stop = new AbortController();
  void follow(options, stop.signal);
  return () => stop.abort();
}

async function follow(options: EventsOptions, signal: AbortSignal): Promise<void> {
  let wait = SHORTEST_WAIT_MS;
  for (let connections = 0; !signal.aborted; ) {
    try {
      const { url, session } = options;
      const headers = { accept: 'text/event-stream', ...session?.headers };
      const response = await fetch(url, { ...session, headers, signal });
      if (response.status === 401) return options.onUnauthorized?.();
      if (response.ok && response.body) {
        if (connections++ > 0) options.onReconnect?.();
        wait = SHORTEST_WAIT_MS;
        for await (const data of serverSentData(response.body)) tell(data, options);
      }
    } catch {
      // the connection broke: another one is tried below
    }
    await pause(wait, signal);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

function tell(data: string, { onEvent }: EventsOptions): void {
  const parsed = accountEvent.safeParse(parseJson(data));
  if (parsed.success) onEvent(parsed.data);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
