import { ByteReader } from '../bytes.js';
import { MAX_DER_LENGTH, MIN_DER_LENGTH } from '../keys/signatures.js';

/** The data of the five commands that check an address or an asset. */
export interface CheckMessage {
  configuration: Uint8Array;
  signature: Uint8Array;
  addressParameters: Uint8Array;
}

/** The signature has no length of its own: its second byte says how much follows. Its first byte is not looked at. */
function takeDer(reader: ByteReader): Uint8Array | undefined {
  const length = reader.rest()[1];
  const der = length === undefined ? undefined : reader.take(length + 2);
  return der && der.length >= MIN_DER_LENGTH && der.length <= MAX_DER_LENGTH ? der : undefined;
}

/** `length ‖ configuration ‖ DER signature ‖ length ‖ address parameters`, neither empty, nothing behind. */
export function parseCheckMessage(data: Uint8Array): CheckMessage | undefined {
  const reader = new ByteReader(data);
  const configuration = reader.sized();
  if (!configuration?.length) return undefined;
  const signature = takeDer(reader);
  const addressParameters = signature && reader.sized();
  if (!signature || !addressParameters?.length || reader.remaining > 0) return undefined;
  return { configuration, signature, addressParameters };
}
