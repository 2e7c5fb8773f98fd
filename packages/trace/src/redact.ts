const SECRET =
  /^(x-)?api[-_]?key$|authorization|cookie|password|private|mnemonic|^seed$|secret|^token$|^cvc$|^contentBase64$/i;
/** A payment card's; heights and other counts are numbers, or hex. */
const CARD_NUMBER = /^(card[-_]?)?number$/i;
const LONGEST = 4_000;
/** Copies of frozen values: an answer that never changes and is sent often is copied and kept once. */
const copies = new WeakMap<object, unknown>();

/** A copy fit for a trace: secrets and contents of files gone by the name of their key, long texts cut, cycles and class instances flattened. */
export function redact(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.isFrozen(value)) return copy(value, 0);
  const known = copies.get(value) ?? copy(value, 0);
  copies.set(value, known);
  return known;
}

function copy(value: unknown, depth: number): unknown {
  if (typeof value === 'string')
    return value.length > LONGEST ? `${value.slice(0, LONGEST)}… (${value.length} characters)` : value;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 8) return '…';
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map((item) => copy(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      isSecret(key, item) ? '(removed)' : copy(item, depth + 1),
    ]),
  );
}

const isSecret = (key: string, item: unknown) =>
  SECRET.test(key) || (CARD_NUMBER.test(key) && typeof item === 'string' && !item.startsWith('0x'));
