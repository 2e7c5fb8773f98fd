/** JSON as Python's `json` module reads and writes it, where that differs from JavaScript's. */
import { PythonNumber } from './python-number.js';

const NUMBER = /-?(?:Infinity|(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)|NaN/y;
const WORDS: readonly [string, unknown][] = [
  ['null', null],
  ['true', true],
  ['false', false],
];
/** Python gives up at about a thousand levels, and so does the genuine server. */
const DEEPEST = 900;
/** Python refuses longer integers. */
const MOST_DIGITS = 4_300;

/**
 * Reads a body: UTF-8, 16 or 32, duplicate keys (the last counts), `NaN` and `Infinity`.
 * @returns objects, arrays, strings, booleans, null and {@link PythonNumber}s
 * @throws SyntaxError or TypeError (encoding)
 */
export function parsePythonJson(body: Uint8Array): unknown {
  return new Reader(decode(body)).document();
}

/** The value with plain numbers. */
export function plain(value: unknown): unknown {
  if (value instanceof PythonNumber) return value.value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}

/** A JSON string in ASCII, other characters as `\u` escapes. */
export function jsonString(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Zero bytes at the start tell the wide encodings apart. */
function decode(body: Uint8Array): string {
  const [a, b, c, d] = body;
  if (body.length >= 4 && (a === 0 || b === 0 || (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))) {
    if ((a === 0 && b === 0) || (c === 0 && d === 0)) return decode32(body, a !== 0);
    return new TextDecoder(a === 0 || a === 0xfe ? 'utf-16be' : 'utf-16le', { fatal: true }).decode(body);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(body);
}

function decode32(body: Uint8Array, littleEndian: boolean): string {
  if (body.length % 4 !== 0) throw new TypeError('truncated UTF-32');
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  let text = '';
  for (let at = 0; at < body.length; at += 4) {
    const point = view.getUint32(at, littleEndian);
    if (point > 0x10ffff) throw new TypeError('not a code point');
    if (at > 0 || point !== 0xfeff) text += String.fromCodePoint(point);
  }
  return text;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    const value = this.#value(0);
    this.#skipSpace();
    if (this.#at < this.#text.length) throw new SyntaxError('extra data');
    return value;
  }

  #value(depth: number): unknown {
    this.#skipSpace();
    if (depth > DEEPEST) throw new SyntaxError('nested too deeply');
    if (this.#take('{')) return this.#object(depth);
    if (this.#take('[')) return this.#array(depth);
    const string = this.#string();
    if (string !== undefined) return string;
    const number = this.#match(NUMBER);
    if (number !== undefined) {
      if (/^-?\d+$/.test(number) && number.length > MOST_DIGITS) throw new SyntaxError('too many digits');
      return new PythonNumber(number);
    }
    const word = WORDS.find(([name]) => this.#take(name));
    if (!word) throw new SyntaxError('a value is missing');
    return word[1];
  }

  #object(depth: number): unknown {
    const entries: [string, unknown][] = [];
    if (!this.#closes('}')) {
      do {
        this.#skipSpace();
        const key = this.#string();
        this.#skipSpace();
        if (key === undefined || !this.#take(':')) throw new SyntaxError('a key is missing');
        entries.push([key, this.#value(depth + 1)]);
      } while (this.#goesOn('}'));
    }
    return Object.fromEntries(entries);
  }

  #array(depth: number): unknown {
    const values: unknown[] = [];
    if (!this.#closes(']')) {
      do values.push(this.#value(depth + 1));
      while (this.#goesOn(']'));
    }
    return values;
  }

  /** Looks for the closing quote by hand: an expression would run out of stack on long strings. */
  #string(): string | undefined {
    if (this.#text[this.#at] !== '"') return undefined;
    let end = this.#at + 1;
    for (; this.#text[end] !== '"'; end++) {
      if (end >= this.#text.length) throw new SyntaxError('a quote is missing');
      if (this.#text[end] === '\\') end++;
    }
    const string: string = JSON.parse(this.#text.slice(this.#at, end + 1));
    this.#at = end + 1;
    return string;
  }

  #closes(bracket: string): boolean {
    this.#skipSpace();
    return this.#take(bracket);
  }

  #goesOn(bracket: string): boolean {
    if (this.#closes(bracket)) return false;
    if (!this.#take(',')) throw new SyntaxError('a comma is missing');
    return true;
  }

  #skipSpace(): void {
    this.#match(/[ \t\n\r]*/y);
  }

  #take(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
}
