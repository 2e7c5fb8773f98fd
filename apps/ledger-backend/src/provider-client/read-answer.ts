const LARGEST = 1_000_000;

/** What a provider answered, read to its end. */
export interface Answer {
  status: number;
  /** Lower case, without parameters; empty when it named none. */
  contentType: string;
  text: string;
  /** `undefined` when the text is no JSON. */
  json: unknown;
}

/** An answer nobody can read; `field` is where it is wrong. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';

  constructor(
    message: string,
    readonly field?: string,
  ) {
    super(message);
  }
}

/** At most 1 MB of UTF-8: what is longer is not read on. @throws UnreadableAnswer */
export async function readAnswer(response: Response): Promise<Answer> {
  const [contentType = ''] = (response.headers.get('content-type') ?? '').toLowerCase().split(';');
  const text = await readText(response);
  return { status: response.status, contentType: contentType.trim(), text, json: parseJson(text) };
}

async function readText(response: Response): Promise<string> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop ends the connection.
  for await (const chunk of response.body) {
    length += chunk.length;
    if (length > LARGEST) throw new UnreadableAnswer('longer than 1 MB, and cut off there');
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new UnreadableAnswer('not UTF-8');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The beginning of a text, fit for a sentence. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (!line) return 'an empty body';
  return line.length > 120 ? `"${line.slice(0, 120)}…"` : `"${line}"`;
}
