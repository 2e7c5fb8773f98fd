import { p256 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { bigEndian } from '../bytes.js';
import { type CurveName, type VerifyingKey, verifyDer } from '../keys/signatures.js';
import type { CertificateFields, CertificateStore } from './certificate-store.js';
import { Tag, tagRules, UNKNOWN_TAG } from './certificate-tags.js';

/** Root of the certificates that Speculos trusts unless told to trust those of real devices. Public. */
const ROOT: VerifyingKey = {
  curve: 'secp256k1',
  point: hexToBytes(
    '04377013a78fdeebaeb44c262560c039b494bcfd89dc59fd23cccace1b2952caa6616a0cfe6683ab9639c6fce444cdcd7c69868d27dc77ea66d86228aee5933172',
  ),
};
const ROOT_ID = 2;

const OK = 0x9000;
const WRONG_USAGE = 0x422e;
const BAD_SIGNATURE = 0x5720;
const BAD_KEY = 0x3302;

const ECDSA_SHA256 = 0x01;
const curves = new Map<number, { curve: CurveName; Point: typeof secp256k1.Point }>([
  [0x21, { curve: 'secp256k1', Point: secp256k1.Point }],
  [0x22, { curve: 'secp256r1', Point: p256.Point }],
]);

interface Parsed {
  fields: CertificateFields;
  key: VerifyingKey | undefined;
  /** Where the signature's tag is, or where the certificate ends. */
  end: number;
}

function keyOf(curveId: number, compressed: Uint8Array): VerifyingKey | undefined {
  const known = curves.get(curveId);
  if (!known) return undefined;
  const { curve, Point } = known;
  try {
    const sign = 2 + ((compressed[0] ?? 0) & 1); // of the first byte only the last bit counts
    return {
      curve,
      point: Point.fromBytes(Uint8Array.from([sign, ...compressed.subarray(1)])).toBytes(false),
    };
  } catch {
    return undefined;
  }
}

/**
 * The fields in front of the signature, or the status word of the first one refused. `memory` is the certificate and what lies
 * behind it: a field that begins within `length` may run past it.
 */
function parse(memory: Uint8Array, length: number, before: CertificateFields): Parsed | number {
  const fields = { ...before };
  let curveId = 0;
  let key: VerifyingKey | undefined;
  let offset = 0;
  while (offset < length && memory[offset] !== Tag.signature) {
    const tag = memory[offset] ?? 0;
    const size = memory[offset + 1] ?? 0;
    const rule = tagRules[tag];
    if (!rule) return UNKNOWN_TAG;
    const value = memory.subarray(offset + 2, offset + 2 + size);
    if (rule.length !== undefined && size !== rule.length) return rule.refusal;
    if (rule.accepts && !rule.accepts(value)) return rule.refusal;
    if (tag === Tag.signerId) fields.signerId = Number(bigEndian(value));
    if (tag === Tag.algorithm) fields.algorithm = value[0] ?? 0;
    if (tag === Tag.usage) fields.usage = value[0] ?? 0;
    if (tag === Tag.curve) curveId = value[0] ?? 0;
    if (tag === Tag.publicKey) {
      key = keyOf(curveId, value);
      if (!key) return BAD_KEY;
    }
    offset += 2 + size;
  }
  return { fields, key, end: offset };
}

function isSigned(memory: Uint8Array, { fields, end }: Parsed, store: CertificateStore): boolean {
  const signer = fields.signerId === ROOT_ID ? ROOT : store.loaded?.key;
  const start = end + 2;
  const signature = memory.subarray(start, start + (memory[end + 1] ?? 0));
  if (!signer || fields.algorithm !== ECDSA_SHA256) return false;
  return verifyDer(signer, memory.subarray(0, end), signature);
}

/**
 * `B0 06 usage 00 Lc certificate`: gives the status word and keeps the certificate's key when it is good. Bytes that are
 * announced and missing count as zeros.
 */
export function loadCertificate(apdu: Uint8Array, store: CertificateStore): number {
  const memory = new Uint8Array(3 * 256);
  memory.set(apdu.subarray(5));
  const parsed = parse(memory, apdu[4] ?? 0, store.fields);
  const status = typeof parsed === 'number' ? parsed : judge(memory, parsed, apdu[2] ?? 0, store);
  if (status !== OK) store.forget();
  return status;
}

function judge(memory: Uint8Array, parsed: Parsed, usage: number, store: CertificateStore): number {
  if (parsed.fields.usage !== usage) return WRONG_USAGE;
  if (!isSigned(memory, parsed, store) || !parsed.key) return BAD_SIGNATURE;
  store.keep({ usage, key: parsed.key }, parsed.fields);
  return OK;
}
