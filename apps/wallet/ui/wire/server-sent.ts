/** Server-sent events over fetch: one reader for streams that end (quotes) and for those that do not. @module */

export interface ServerSent {
  /** Name of the event; "message" when it carries none. */
  event: string;
  data: unknown;
}

/** The events of a stream, in order. Comments and events that are no JSON are passed over. */
export async function* readServerSent(response: Response): AsyncGenerator<ServerSent> {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    rest = (rest + (value ?? '')).replaceAll('\r\n', '\n');
    const blocks = rest.split('\n\n');
    rest = done ? '' : (blocks.pop() ?? '');
    for (const block of blocks) {
      const event = eventOf(block);
      if (event) yield event;
    }
    if (done) return;
  }
}

function eventOf(block: string): ServerSent | undefined {
  const values = (field: string) =>
    block
      .split('\n')
      .filter((line) => line.startsWith(`${field}:`))
      .map((line) => line.slice(field.length + 1).replace(/^ /, ''));
  try {
    return { event: values('event').at(-1) ?? 'message', data: JSON.parse(values('data').join('\n')) };
  } catch {
    return undefined;
  }
}

const RECONNECT_MS = 1000;

interface Subscriber {
  onEvent(event: unknown): void;
  /** Called with true at each (re)connection, with false when the stream is lost. */
  onConnected?(connected: boolean): void;
}

/** Listens until unsubscribed, reconnecting a second after each loss. Returns the unsubscriber. */
export function subscribe(url: string, { onEvent, onConnected }: Subscriber): () => void {
  const stop = new AbortController();
  const listen = async () => {
    const response = await fetch(url, { headers: { accept: 'text/event-stream' }, signal: stop.signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    onConnected?.(true);
    for await (const { data } of readServerSent(response)) if (!stop.signal.aborted) onEvent(data);
  };
  const keepListening = async () => {
    while (!stop.signal.aborted) {
      await listen().catch(() => undefined);
      if (stop.signal.aborted) return;
      onConnected?.(false);
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
    }
  };
  void keepListening();
  return () => stop.abort();
}
