import { p256 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { decodeDer } from './der.js';

const curves = { secp256k1, secp256r1: p256 } as const;
export type CurveName = keyof typeof curves;

export interface VerifyingKey {
  curve: CurveName;
  /** 65 bytes, uncompressed; need not be on the curve, nothing verifies then. */
  point: Uint8Array;
}

/** Verifies r ‖ s (64 bytes) over a 32-byte digest. High s counts as valid. */
export function verifyRs(key: VerifyingKey, digest: Uint8Array, rs: Uint8Array): boolean {
  try {
    return curves[key.curve].verify(rs, digest, key.point, { prehash: false, lowS: false });
  } catch {
    return false; // r or s out of range, or a point off the curve
  }
}

export function verifyDer(key: VerifyingKey, digest: Uint8Array, der: Uint8Array): boolean {
  const rs = decodeDer(der);
  return rs !== undefined && verifyRs(key, digest, rs);
}

export const MIN_DER_LENGTH = 67;
export const MAX_DER_LENGTH = 73;
