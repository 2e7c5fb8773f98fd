/** Follows a stream of server-sent events until `close`; resolves once the stream is open. Events that are no JSON are passed over. */
export async function followEvents(
  url: string,
  onEvent: (data: unknown) => void,
): Promise<{ close(): void }> {
  const stop = new AbortController();
  const response = await fetch(url, { headers: { accept: 'text/event-stream' }, signal: stop.signal });
  if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}, not a stream`);
  void read(response.body, onEvent).catch(() => {});
  return { close: () => stop.abort() };
}

async function read(body: ReadableStream<Uint8Array>, onEvent: (data: unknown) => void): Promise<void> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).replaceAll('\r\n', '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block
        .split('\n')
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5))
        .join('\n');
      const parsed = parse(data);
      if (parsed !== undefined) onEvent(parsed);
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
