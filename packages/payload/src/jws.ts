import { p256 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { MAX_PAYLOAD_CHARACTERS } from './limits.js';
import { PayloadError } from './payload-error.js';

export type Curve = 'secp256k1' | 'secp256r1';

/** Flattened JWS without header: both parts base64url without padding; `signature` is R‖S, 64 bytes. */
export interface Jws {
  payload: string;
  signature: string;
}

const CURVES = { secp256k1, secp256r1: p256 };
const SIGNATURE_BYTES = 64;

/**
 * Signs the SHA-256 of `"." + base64url(message)` (RFC 7515 with an empty header). Some device firmware refuses a valid
 * signature whose R or S begins with a zero byte, so it signs again, deterministically, until neither does.
 */
export function signPayload(message: Uint8Array, privateKey: Uint8Array, curve: Curve): Jws {
  const payload = Buffer.from(message).toString('base64url');
  if (payload.length > MAX_PAYLOAD_CHARACTERS)
    throw new PayloadError(
      'payload',
      `payload: at most ${MAX_PAYLOAD_CHARACTERS} base64url characters reach every signer whole`,
      `has ${payload.length} characters: shorten its texts`,
    );
  for (let round = 0; ; round++) {
    const bytes = CURVES[curve].sign(signingInput(payload), privateKey, {
      ...(round > 0 && { extraEntropy: entropy(round) }),
    });
    if (bytes[0] !== 0 && bytes[32] !== 0)
      return { payload, signature: Buffer.from(bytes).toString('base64url') };
  }
}

/** Whether the signature over `"." + payload` is of this key. `publicKey`: 65 bytes uncompressed or 33 compressed. */
export function verifyPayload({ payload, signature }: Jws, publicKey: Uint8Array, curve: Curve): boolean {
  const bytes = decodeBase64url(signature, 'signature');
  if (bytes.length !== SIGNATURE_BYTES) return false;
  return CURVES[curve].verify(bytes, signingInput(payload), publicKey, { lowS: false });
}

/** Whether it is a private key of the curve: 32 bytes of a number within its order. Costs no point of the curve. */
export function isPrivateKey(bytes: Uint8Array, curve: Curve): boolean {
  return CURVES[curve].utils.isValidSecretKey(bytes);
}

/** 65-byte uncompressed point of a private key, as partners register it. */
export function publicKeyOf(privateKey: Uint8Array, curve: Curve): Uint8Array {
  return CURVES[curve].getPublicKey(privateKey, false);
}

/** Bytes of base64url text, padding optional. Throws `PayloadError` for any other character. */
export function decodeBase64url(text: string, field = 'payload'): Uint8Array {
  const bare = text.replace(/={0,2}$/, '');
  if (!/^[A-Za-z0-9_-]*$/.test(bare) || bare.length % 4 === 1)
    throw new PayloadError(
      field,
      `${field} is base64url (RFC 4648 §5)`,
      'is not base64url: use A–Z a–z 0–9 - _',
    );
  return Uint8Array.from(Buffer.from(bare, 'base64url'));
}

function signingInput(payload: string): Uint8Array {
  return new TextEncoder().encode(`.${payload}`);
}

function entropy(round: number): Uint8Array {
  const bytes = new Uint8Array(32);
  new DataView(bytes.buffer).setUint32(28, round);
  return bytes;
}
