/** The way Python prints values: the REST API's error texts quote requests in it. */
import { PythonNumber } from './python-number.js';

type Entry = [key: string, value: unknown];
type Order = (entries: Entry[]) => Entry[];

const asGiven: Order = (entries) => entries;
const byKey: Order = (entries) => entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
/** What Python does not print as it is: controls, formats, unassigned, and every space but the plain one. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}\p{Zs}]/gu;

/** `repr()` of a value that came from JSON. */
export function repr(value: unknown): string {
  return flat(value, asGiven);
}

/** `repr()` on one line with sorted keys, as `pprint` writes what fits. */
export function sortedRepr(value: unknown): string {
  return flat(value, byKey);
}

/** The entries of an object by key. */
export function sortedEntries(value: object): Entry[] {
  return byKey(Object.entries(value));
}

function flat(value: unknown, order: Order): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') return quoted(value);
  if (value instanceof PythonNumber) return value.repr;
  if (Array.isArray(value)) return `[${value.map((part) => flat(part, order)).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const parts = order(Object.entries(value)).map(([k, v]) => `${quoted(k)}: ${flat(v, order)}`);
  return `{${parts.join(', ')}}`;
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(UNPRINTABLE, (char) => (char === ' ' ? char : hexEscape(char.codePointAt(0) ?? 0)));
  return quote + escaped + quote;
}

function hexEscape(point: number): string {
  const hex = point.toString(16);
  if (point <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return point <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
