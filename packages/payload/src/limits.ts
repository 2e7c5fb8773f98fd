import type { UDecimal } from './decimal.js';
import { type Field, NONCE_BYTES } from './fields.js';
import { PayloadError } from './payload-error.js';

/** The longest base64url payload that every signer receives whole, characters. */
export const MAX_PAYLOAD_CHARACTERS = 497;

const SCREEN_BUFFER = 50;

/** Throws when `bytes`, the field as it will be written, breaks a limit of the device app. */
export function checkField(field: Field, bytes: Uint8Array): void {
  const usable = field.kind === 'string' ? field.maxSize - 1 : field.maxSize;
  const clause = `${field.name}: at most ${usable} bytes (device app, protocol.options)`;
  if (bytes.length > usable)
    throw new PayloadError(
      field.name,
      clause,
      `has ${bytes.length} bytes, the signer takes ${usable}: shorten it`,
    );
  if (bytes.length > 0 && /^device_transaction_id(_ng)?$/.test(field.name) && field.kind === 'bytes')
    checkNonce(field.name, bytes);
  if (field.kind === 'amount' && !bytes.some((byte) => byte !== 0))
    throw new PayloadError(
      field.name,
      `${field.name} is not zero`,
      'is zero: give the amount in atomic units',
    );
}

function checkNonce(name: string, bytes: Uint8Array): void {
  if (bytes.length !== NONCE_BYTES)
    throw new PayloadError(
      name,
      `${name} is the 32-byte nonce of the request`,
      `has ${bytes.length} bytes: decode the request's nonce (hex of 64 characters) to 32 bytes`,
    );
}

/** Throws when the signer could not show `<currency> <amount>` on its screen. */
export function checkShown(name: string, { coefficient, exponent }: UDecimal, currency: string): void {
  if (coefficient === 0n)
    throw new PayloadError(name, `${name} is not zero`, 'is zero: give what the user receives');
  const room = SCREEN_BUFFER - (currency.length + 1) - 3;
  if (exponent > room)
    throw new PayloadError(
      name,
      `${name}: "${currency} <amount>" fits 50 bytes on the signer`,
      `has ${exponent} decimals, ${room} can be shown: round it`,
    );
}

/** `payin_extra_data` is empty, one zero byte, or 33 bytes, and never beside `payin_extra_id`. */
export function checkExtraData(data: Uint8Array | undefined, extraId: string | undefined): void {
  if (!data?.length) return;
  const clause =
    'payin_extra_data: empty, one zero byte, or a header byte and a 32-byte hash; not with payin_extra_id';
  if (extraId)
    throw new PayloadError('payin_extra_data', clause, 'stands beside payin_extra_id: send one of them');
  if (data.length !== 33 && !(data.length === 1 && data[0] === 0))
    throw new PayloadError('payin_extra_data', clause, `has ${data.length} bytes: send 33`);
}
