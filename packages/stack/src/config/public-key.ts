import { createPublicKey, type KeyObject } from 'node:crypto';

export type KeyCurve = 'secp256k1' | 'secp256r1';

/** A key that was read: the uncompressed point as 130 hex digits, and the curve it lies on. */
export interface PublicKey {
  publicKeyHex: string;
  curve: KeyCurve;
}

/** What is wrong with a key, as the rest of a sentence that begins with the field's name. It never repeats the key. */
export class PublicKeyProblem extends Error {
  override readonly name = 'PublicKeyProblem';
}

const CURVES: Record<KeyCurve, { jwk: string; openssl: string }> = {
  secp256k1: { jwk: 'secp256k1', openssl: 'secp256k1' },
  secp256r1: { jwk: 'P-256', openssl: 'prime256v1' },
};
const NAMES = Object.keys(CURVES) as KeyCurve[];
const POINT = '65 bytes, 130 hex digits beginning with 04';
const FROM_PRIVATE = 'make it from yours with "openssl ec -in private.pem -pubout"';

/** Whether a text is meant as a key itself and not as the name of a file that holds one. */
export const isKeyText = (text: string) =>
  text.includes('-----BEGIN') || /^[\s:]*(0x)?[0-9a-f\s:]{60,}$/i.test(text);

/**
 * Reads the public key that a partner registers with Ledger.
 * @param text the uncompressed point as hex (colons and spaces as `openssl ec -text` prints them are fine), or SPKI PEM
 * @param wanted the curve it is said to be on; found from the key when absent
 * @throws PublicKeyProblem
 */
export function readPublicKey(text: string, wanted?: KeyCurve): PublicKey {
  const key = text.includes('-----BEGIN') ? ofPem(text) : ofHex(text);
  if (wanted === undefined || wanted === key.curve) return key;
  throw new PublicKeyProblem(
    `is a point of ${key.curve} although the curve is said to be ${wanted}: correct the curve, or give the key of that curve`,
  );
}

function ofHex(text: string): PublicKey {
  const hex = text.replace(/[\s:]/g, '').replace(/^0x/i, '').toLowerCase();
  if (!/^[0-9a-f]+$/.test(hex))
    throw new PublicKeyProblem(`is not hex: give ${POINT}, or the text or file of a public key in PEM`);
  if (/^0[23]/.test(hex) && hex.length === 66)
    throw new PublicKeyProblem(
      `is a compressed key (33 bytes beginning with ${hex.slice(0, 2)}): give the uncompressed one, ${POINT}; "openssl ec -pubin -in public.pem -conv_form uncompressed" makes it`,
    );
  if (hex.length === 64)
    throw new PublicKeyProblem(
      `has 32 bytes, as private keys have: keep those secret and give the public key, ${POINT}`,
    );
  if (hex.length === 128)
    throw new PublicKeyProblem(
      'has 64 bytes: put 04 in front of them if they are the two coordinates of the point',
    );
  if (!/^04[0-9a-f]{128}$/.test(hex))
    throw new PublicKeyProblem(
      `has ${hex.length} hex digits beginning with ${hex.slice(0, 2)}: give ${POINT}`,
    );
  const curve = NAMES.find((name) => isOnCurve(hex, name));
  if (curve) return { publicKeyHex: hex, curve };
  throw new PublicKeyProblem(
    'lies neither on secp256k1 nor on secp256r1: copy the key again, a digit is wrong, or its curve is none that the signer knows',
  );
}

function isOnCurve(hex: string, curve: KeyCurve): boolean {
  const coordinate = (start: number) =>
    Buffer.from(hex.slice(start, start + 64), 'hex').toString('base64url');
  const jwk = { kty: 'EC', crv: CURVES[curve].jwk, x: coordinate(2), y: coordinate(66) };
  try {
    createPublicKey({ key: jwk, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}

function ofPem(text: string): PublicKey {
  const labels = Array.from(text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----/g), ([, label = '']) => label);
  if (labels.some((label) => label.includes('PRIVATE')))
    throw new PublicKeyProblem(
      `is a private key, which nobody else may have: give the public key; ${FROM_PRIVATE}`,
    );
  if (!labels.includes('PUBLIC KEY'))
    throw new PublicKeyProblem(
      `is PEM of type "${labels[0] ?? 'unknown'}": give one that begins with -----BEGIN PUBLIC KEY-----; ${FROM_PRIVATE}`,
    );
  return ofSpki(spkiOf(text));
}

function spkiOf(text: string): KeyObject {
  try {
    return createPublicKey({ key: text, format: 'pem', type: 'spki' });
  } catch {
    throw new PublicKeyProblem(
      'is PEM that cannot be read as a public key: copy the file again, from its BEGIN to its END line',
    );
  }
}

function ofSpki(key: KeyObject): PublicKey {
  const named = key.asymmetricKeyDetails?.namedCurve ?? key.asymmetricKeyType?.toUpperCase();
  const curve = NAMES.find((name) => CURVES[name].openssl === named);
  if (!curve)
    throw new PublicKeyProblem(
      `is a key of another type (${named ?? 'unknown'}): the signer knows secp256k1 and secp256r1; "openssl ecparam -name secp256k1 -genkey -noout" makes a new pair`,
    );
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const hex = (coordinate: string) => Buffer.from(coordinate, 'base64url').toString('hex').padStart(64, '0');
  return { publicKeyHex: `04${hex(x)}${hex(y)}`, curve };
}
