/** `length ‖ bytes`. Throws a `RangeError` naming `what` when the length is not within the limits of the signer. */
export function sized(what: string, bytes: Uint8Array, min: number, max: number): Uint8Array {
  if (bytes.length < min || bytes.length > max) {
    throw new RangeError(`${what}: ${bytes.length} bytes; the signer takes ${min} to ${max}.`);
  }
  return Uint8Array.from([bytes.length, ...bytes]);
}
