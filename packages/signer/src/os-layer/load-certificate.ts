import { secp256k1 } from '@noble/curves/secp256k1.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { type VerifyingKey, verifyDer } from '../keys/signatures.js';
import type { CertificateStore } from './certificate-store.js';

/** Root of the certificates that Speculos trusts unless told to trust those of real devices. Public. */
const ROOT: VerifyingKey = {
  curve: 'secp256k1',
  point: hexToBytes(
    '04377013a78fdeebaeb44c262560c039b494bcfd89dc59fd23cccace1b2952caa6616a0cfe6683ab9639c6fce444cdcd7c69868d27dc77ea66d86228aee5933172',
  ),
};

const OK = 0x9000;
const WRONG_P3 = 0x6c00;
const UNKNOWN_TAG = 0x422d;
const WRONG_USAGE = 0x422e;
const BAD_SIGNATURE = 0x5720;
const BAD_KEY = 0x3302;

const SIGNATURE = 0x15;
const USAGE = 0x31;
const CURVE = 0x32;
const PUBLIC_KEY = 0x33;
const SECP256K1 = 0x21;

/** Length, accepted value and refusal of each tag; a tag without length takes the one it announces. */
const tags: Record<number, { length?: number; accepts?: (value: number) => boolean; refusal: number }> = {
  1: { length: 1, accepts: (value) => value === 1, refusal: 0x422f },
  2: { length: 1, accepts: (value) => value <= 2, refusal: 0x4230 },
  16: { length: 4, refusal: 0x4231 },
  17: { length: 4, refusal: 0x4232 },
  18: { refusal: UNKNOWN_TAG },
  19: { length: 2, refusal: 0x4233 },
  20: { length: 1, refusal: 0x4234 },
  22: { length: 4, refusal: 0x423b },
  32: { refusal: 0x423a },
  48: { length: 2, refusal: 0x4235 },
  49: { length: 1, refusal: 0x4236 },
  50: { length: 1, refusal: 0x4237 },
  51: { refusal: BAD_KEY },
  52: { length: 1, refusal: 0x4238 },
  53: { length: 1, accepts: (value) => value <= 7, refusal: 0x4239 },
  54: { length: 1, refusal: 0x423c },
};

interface Fields {
  values: Map<number, Uint8Array>;
  /** Everything in front of the signature. */
  signed: Uint8Array;
  signature: Uint8Array;
}

/** The fields of a certificate, or the status word of the first one refused. */
function parse(certificate: Uint8Array): Fields | number {
  const values = new Map<number, Uint8Array>();
  let offset = 0;
  while (offset < certificate.length && certificate[offset] !== SIGNATURE) {
    const tag = certificate[offset] ?? 0;
    const length = certificate[offset + 1] ?? 0;
    const rule = tags[tag];
    if (!rule) return UNKNOWN_TAG;
    const value = certificate.subarray(offset + 2, offset + 2 + length);
    if (rule.length !== undefined && length !== rule.length) return rule.refusal;
    if (rule.accepts && !rule.accepts(value[0] ?? 0)) return rule.refusal;
    values.set(tag, value);
    offset += 2 + length;
  }
  const length = certificate[offset + 1] ?? 0;
  const signature = certificate.subarray(offset + 2, offset + 2 + length);
  return { values, signed: certificate.subarray(0, offset), signature };
}

function keyOf(values: Fields['values']): VerifyingKey | undefined {
  if (values.get(CURVE)?.[0] !== SECP256K1) return undefined;
  try {
    const point = secp256k1.Point.fromBytes(values.get(PUBLIC_KEY) ?? new Uint8Array()).toBytes(false);
    return { curve: 'secp256k1', point };
  } catch {
    return undefined;
  }
}

/** `B0 06 usage 00 Lc certificate`: gives the status word and keeps the certificate's key when it is good. */
export function loadCertificate(apdu: Uint8Array, store: CertificateStore): number {
  const usage = apdu[2];
  const length = apdu[4];
  if (length === undefined || apdu.length < 5 + length) return WRONG_P3;
  store.replace(undefined);
  const fields = parse(apdu.subarray(5, 5 + length));
  if (typeof fields === 'number') return fields;
  const key = keyOf(fields.values);
  if (!key) return BAD_KEY;
  if (usage === undefined || fields.values.get(USAGE)?.[0] !== usage) return WRONG_USAGE;
  if (!verifyDer(ROOT, fields.signed, fields.signature)) return BAD_SIGNATURE;
  store.replace({ usage, key });
  return OK;
}
