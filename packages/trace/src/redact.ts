const SECRET = /^(x-)?api[-_]?key$|authorization|cookie|password|private|mnemonic|^seed$|secret|^token$/i;
const LONGEST = 4_000;

/** A copy fit for a trace: secrets gone by the name of their key, long texts cut, cycles and class instances flattened. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string')
    return value.length > LONGEST ? `${value.slice(0, LONGEST)}… (${value.length} characters)` : value;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 8) return '…';
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      SECRET.test(key) ? '(removed)' : redact(item, depth + 1),
    ]),
  );
}
