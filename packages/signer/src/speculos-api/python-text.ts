/** The way Python prints values: the REST API's error texts quote requests in it. */

/** `repr()` of a value that came from JSON; keys of objects are sorted, as `pprint` does. */
export function repr(value: unknown): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`;
  if (typeof value === 'object')
    return `{${entries(value)
      .map(([k, v]) => `${quoted(k)}: ${repr(v)}`)
      .join(', ')}}`;
  return String(value);
}

/** `repr()` broken over lines where it would not fit the 72 columns of an error text. */
export function pretty(value: unknown, indent = 0): string {
  const flat = repr(value);
  if (flat.length + indent <= 72 || typeof value !== 'object' || value === null) return flat;
  const pad = `\n${' '.repeat(indent + 1)}`;
  if (Array.isArray(value)) return `[${value.map((v) => pretty(v, indent + 1)).join(`,${pad}`)}]`;
  const parts = entries(value).map(([k, v]) => {
    const key = `${quoted(k)}: `;
    return key + pretty(v, indent + 1 + key.length);
  });
  return `{${parts.join(`,${pad}`)}}`;
}

function entries(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}
