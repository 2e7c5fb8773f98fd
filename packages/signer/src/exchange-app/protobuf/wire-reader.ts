/** The message cannot be decoded by the application; answered with 6A81. */
export class DecodeError extends Error {}

/** Reads protobuf primitives with the limits and the leniency of nanopb 0.3.9, the decoder of the genuine application. */
export class WireReader {
  readonly #bytes: Uint8Array;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#offset >= this.#bytes.length;
  }

  take(length: number): Uint8Array {
    if (length > this.#bytes.length - this.#offset) throw new DecodeError('end of stream');
    const part = this.#bytes.subarray(this.#offset, this.#offset + length);
    this.#offset += length;
    return part;
  }

  byte(): number {
    return this.take(1)[0] ?? 0;
  }

  /**
   * Tags and lengths: 32 bits. Longer encodings pass as long as the bits beyond 32 are zero or a sign extension.
   */
  varint32(): number {
    let byte = this.byte();
    if (byte < 0x80) return byte;
    let result = byte & 0x7f;
    let position = 7;
    do {
      byte = this.byte();
      if (position < 32) result = (result | ((byte & 0x7f) << position)) >>> 0;
      else checkExcess(byte, position, result);
      position += 7;
    } while (byte & 0x80);
    if (position === 35 && (byte & 0x70) !== 0) throw new DecodeError('varint overflow');
    return result;
  }

  /** Values: up to ten bytes, cut to 64 bits. */
  varint64(): bigint {
    let result = 0n;
    for (let position = 0n; ; position += 7n) {
      if (position >= 64n) throw new DecodeError('varint overflow');
      const byte = this.byte();
      result |= BigInt(byte & 0x7f) << position;
      if (byte < 0x80) return BigInt.asUintN(64, result);
    }
  }

  delimited(): Uint8Array {
    return this.take(this.varint32());
  }

  /** Skips a field nobody knows. Groups and undefined wire types are errors. */
  skip(wireType: number): void {
    if (wireType === 0) while (this.byte() & 0x80);
    else if (wireType === 1) this.take(8);
    else if (wireType === 2) this.delimited();
    else if (wireType === 5) this.take(4);
    else throw new DecodeError('invalid wire type');
  }
}

function checkExcess(byte: number, position: number, result: number): void {
  const signExtension = position < 63 ? 0xff : 0x01;
  const negative = result >>> 31 === 1;
  if ((byte & 0x7f) !== 0 && !(negative && byte === signExtension)) throw new DecodeError('varint overflow');
}
