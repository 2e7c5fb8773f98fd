const LARGEST = 2 * 1024 * 1024;

/** Text of an answer, at most 2 MiB. @throws RangeError when it is longer. */
export async function readText(response: Response): Promise<string> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.length;
    if (length > LARGEST) throw new RangeError(`answer longer than ${LARGEST} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The JSON value, or `undefined` when the text is none. */
export function parseJson(text: string): unknown {
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
