/** Python's `pprint` for what JSON can hold. */
import { repr, sortedEntries, sortedRepr } from './python-text.js';

const WIDTH = 72;
const LINES = /[^\n\r\v\f\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029]|$)/g;

/** `repr()` broken over lines where it would not fit the 72 columns of an error text. */
export function pretty(value: unknown): string {
  return broken(value, 0, 0, 0);
}

/** @param indent where the value starts @param allowance columns to keep free behind it @param level of nesting */
function broken(value: unknown, indent: number, allowance: number, level: number): string {
  const line = sortedRepr(value);
  if (columns(line) <= WIDTH - indent - allowance) return line;
  if (typeof value === 'string') return brokenString(value, indent, allowance, level === 0);
  const within = indent + 1;
  const join = `,\n${' '.repeat(within)}`;
  const behind = (i: number, count: number) => (i === count - 1 ? allowance + 1 : 1);
  if (Array.isArray(value)) {
    const parts = value.map((v, i) => broken(v, within, behind(i, value.length), level + 1));
    return `[${parts.join(join)}]`;
  }
  // numbers, words, and the empty object, which cannot be broken
  if (line === '{}' || !line.startsWith('{') || typeof value !== 'object' || value === null) return line;
  const entries = sortedEntries(value).map(([k, v], i, all) => {
    const key = `${repr(k)}: `;
    return key + broken(v, within + columns(key), behind(i, all.length), level + 1);
  });
  return `{${entries.join(join)}}`;
}

/** A long string becomes several literals, broken at line ends and behind spaces. */
function brokenString(text: string, start: number, allowanceBehind: number, inBrackets: boolean): string {
  if (text === '') return repr(text);
  const indent = start + (inBrackets ? 1 : 0);
  const allowance = allowanceBehind + (inBrackets ? 1 : 0);
  const lines = text.match(LINES) ?? [];
  const chunks: string[] = [];
  const filled = lines.filter((line) => line !== '');
  for (const [i, line] of filled.entries()) {
    const last = i === filled.length - 1;
    if (columns(repr(line)) <= WIDTH - indent - (last ? allowance : 0)) chunks.push(repr(line));
    else chunks.push(...words(line, WIDTH - indent, last ? allowance : 0));
  }
  if (chunks.length === 1) return repr(text);
  const joined = chunks.join(`\n${' '.repeat(indent)}`);
  return inBrackets ? `(${joined})` : joined;
}

function words(line: string, width: number, allowance: number): string[] {
  const parts = line.match(/\S+\s*|\s+/g) ?? [];
  const chunks: string[] = [];
  let current = '';
  for (const [i, part] of parts.entries()) {
    const room = i === parts.length - 1 ? width - allowance : width;
    if (columns(repr(current + part)) <= room) current += part;
    else {
      if (current) chunks.push(repr(current));
      current = part;
    }
  }
  if (current) chunks.push(repr(current));
  return chunks;
}

/** Python counts code points. */
function columns(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}
