/**
 * Byte strings: what the application keeps as `char[]` is a JS string here with one character (0–255) for each byte, so that
 * nothing is lost or reinterpreted before it is shown.
 */
export function byteString(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** The bytes up to the first NUL: what C sees of a `char[]`. */
export function cString(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return byteString(end < 0 ? bytes : bytes.subarray(0, end));
}

export function fromByteString(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Big-endian unsigned value; empty is 0. */
export function bigEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}

/** Reads a message from the front; every method gives undefined once the data runs short. */
export class ByteReader {
  #offset = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  take(length: number): Uint8Array | undefined {
    if (length > this.remaining) return undefined;
    const part = this.#bytes.subarray(this.#offset, this.#offset + length);
    this.#offset += length;
    return part;
  }

  byte(): number | undefined {
    return this.take(1)?.[0];
  }

  /** A big-endian length of `width` bytes, then as many bytes. */
  sized(width = 1): Uint8Array | undefined {
    const length = this.take(width);
    return length && this.take(Number(bigEndian(length)));
  }

  rest(): Uint8Array {
    return this.#bytes.subarray(this.#offset);
  }
}
