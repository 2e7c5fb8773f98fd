/** Reads server-sent events, each of one `data:` line of JSON, until the connection ends. */
export async function readEvents(
  url: string,
  signal: AbortSignal,
  onData: (data: unknown) => void,
): Promise<void> {
  const response = await fetch(url, { signal, headers: { accept: 'text/event-stream' } });
  if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}`);
  let rest = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data:')) onData(JSON.parse(line.slice(5)));
  }
}
