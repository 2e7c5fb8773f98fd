/** Server-sent events over fetch: one reader for streams that end (quotes) and for those that do not. @module */

/** The JSON of each event of a stream, in order. Comments and events that are no JSON are passed over. */
export async function* readServerSent(response: Response): AsyncGenerator<unknown> {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    rest = (rest + (value ?? '')).replaceAll('\r\n', '\n');
    const blocks = rest.split('\n\n');
    rest = done ? '' : (blocks.pop() ?? '');
    for (const block of blocks) {
      const data = dataOf(block);
      if (data !== undefined) yield data;
    }
    if (done) return;
  }
}

function dataOf(block: string): unknown {
  const lines = block.split('\n').filter((line) => line.startsWith('data:'));
  if (lines.length === 0) return undefined;
  try {
    return JSON.parse(lines.map((line) => line.slice(5)).join('\n'));
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
    for await (const event of readServerSent(response)) if (!stop.signal.aborted) onEvent(event);
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
