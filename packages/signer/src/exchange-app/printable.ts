import { cString, fromByteString } from '../bytes.js';

const SIZE = 50;
const slots = { get: 0, send: SIZE, fees: 2 * SIZE } as const;
type Slot = keyof typeof slots;

/**
 * The three strings of a review as the application keeps them: 50 bytes each, one behind the other, so that a string that
 * fills its place without a NUL runs on into the next one.
 */
export class PrintableAmounts {
  readonly #memory = new Uint8Array(3 * SIZE);

  read(slot: Slot): string {
    return cString(this.#memory.subarray(slots[slot]));
  }

  /** Copies a byte string, cut to 49 bytes. */
  write(slot: Slot, text: string): void {
    const place = this.#place(slot);
    const bytes = fromByteString(text.slice(0, SIZE - 1));
    place.set(bytes);
    place[bytes.length] = 0;
  }

  /**
   * Prints a fiat amount, "USD 12.34", into the "get" string. The coefficient counts as a signed 64-bit number (its last
   * eight bytes), the exponent modulo 256; with exponent 0 the point stays. False when it does not fit.
   */
  writeFiat(currency: string, coefficient: Uint8Array, exponent: number): boolean {
    const place = this.#place('get');
    place.set(fromByteString(`${currency} \0`));
    return printDecimal(
      place.subarray(currency.length + 1),
      signed64(coefficient).toString(),
      exponent & 0xff,
    );
  }

  #place(slot: Slot): Uint8Array {
    return this.#memory.subarray(slots[slot], slots[slot] + SIZE);
  }
}

function signed64(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = BigInt.asIntN(64, (value << 8n) | BigInt(byte));
  return value;
}

/** Writes at most `size` characters, fills the rest of `size` with NUL and adds none behind: C's strncpy. */
function copyUnterminated(target: Uint8Array, text: string, size: number): void {
  target.fill(0, 0, size);
  target.set(fromByteString(text.slice(0, size)));
}

function printDecimal(target: Uint8Array, digits: string, decimals: number): boolean {
  if (digits.length <= decimals) {
    const head = `0.${'0'.repeat(decimals - digits.length)}`;
    if (target.length <= head.length) return false;
    target.set(fromByteString(head));
    copyUnterminated(target.subarray(head.length), digits, target.length - head.length);
    return true;
  }
  if (target.length <= digits.length + 1 + decimals) return false;
  const whole = digits.slice(0, digits.length - decimals);
  target.set(fromByteString(`${whole}.`));
  copyUnterminated(target.subarray(whole.length + 1), digits.slice(whole.length), decimals);
  return true;
}
