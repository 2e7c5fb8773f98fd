import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { keccak_256, sha3_256 } from '@noble/hashes/sha3.js';
import { bigEndian } from '../bytes.js';
import { verifyDigest } from '../keys/signatures.js';
import type { CertificateStore } from '../os-layer/certificate-store.js';
import { parseTlv, SIGNATURE_TAG, type TlvRule } from '../tlv.js';

const Tag = {
  structure: 0x01,
  version: 0x02,
  notValidAfter: 0x10,
  challenge: 0x12,
  signerKeyId: 0x13,
  signerAlgorithm: 0x14,
  signature: SIGNATURE_TAG,
  name: 0x20,
  address: 0x22,
  chainId: 0x23,
  type: 0x70,
  source: 0x71,
  nftId: 0x72,
  sourceContract: 0x73,
} as const;

const byte = { maxValue: 0xffn };
const rules = new Map<number, TlvRule>([
  [Tag.structure, byte],
  [Tag.version, byte],
  [Tag.notValidAfter, { min: 4, max: 4 }],
  [Tag.challenge, { maxValue: 0xffffffffn }],
  [Tag.signerKeyId, { maxValue: 0xffffn }],
  [Tag.signerAlgorithm, byte],
  [Tag.signature, { min: 64, max: 72 }],
  [Tag.name, { min: 1, max: 64 }],
  [Tag.address, { min: 1 }],
  [Tag.chainId, { maxValue: 2n ** 64n - 1n }],
  [Tag.type, byte],
  [Tag.source, byte],
  [Tag.nftId, { min: 32, max: 32 }],
  [Tag.sourceContract, { min: 1 }],
]);
const required = [
  Tag.version,
  Tag.type,
  Tag.source,
  Tag.name,
  Tag.chainId,
  Tag.address,
  Tag.signerKeyId,
  Tag.signerAlgorithm,
  Tag.signature,
];

/** The byte that goes with status word 6A91. */
const Refusal = {
  parsing: 0x01,
  noStructure: 0x02,
  wrongStructure: 0x03,
  missingTag: 0x04,
  unknownVersion: 0x05,
  unsupportedTag: 0x06,
  wrongKeyId: 0x07,
  unknownAlgorithm: 0x08,
  noCertificate: 0x81,
  wrongUsage: 0x82,
  wrongCurve: 0x83,
  wrongSignature: 0x84,
} as const;
type RefusalCode = (typeof Refusal)[keyof typeof Refusal];

const TRUSTED_NAME = 0x03;
const MAX_VERSION = 3n;
const USAGE_TRUSTED_NAME = 0x04;
const EDDSA: readonly bigint[] = [0x17n, 0x18n];
const hashes = new Map<bigint, (bytes: Uint8Array) => Uint8Array>([
  [0x01n, sha256],
  [0x02n, sha3_256],
  [0x03n, keccak_256],
  [0x04n, ripemd160],
  [0x16n, sha512],
]);

/** A verified descriptor: on this chain `name` stands for `address`. */
export interface TrustedName {
  name: Uint8Array;
  address: Uint8Array;
  challenge: number | undefined;
  type: number;
  source: number;
}

/** Takes a descriptor apart and verifies it; a number is the reason why not. `keyId` tells test from production keys. */
export function readTrustedName(
  data: Uint8Array,
  keyId: bigint,
  certificates: CertificateStore,
): TrustedName | RefusalCode {
  const parsed = parseTlv(data, rules);
  if (!parsed) return Refusal.parsing;
  const { values, signed } = parsed;
  const number = (tag: number) => bigEndian(values.get(tag) ?? new Uint8Array());
  const bytes = (tag: number) => values.get(tag)?.slice() ?? new Uint8Array();
  if (!values.has(Tag.structure)) return Refusal.noStructure;
  if (number(Tag.structure) !== BigInt(TRUSTED_NAME)) return Refusal.wrongStructure;
  if (required.some((tag) => !values.has(tag))) return Refusal.missingTag;
  const version = number(Tag.version);
  if (version === 0n || version > MAX_VERSION) return Refusal.unknownVersion;
  if (values.has(Tag.sourceContract) && version < 2n) return Refusal.unsupportedTag;
  if (number(Tag.signerKeyId) !== keyId) return Refusal.wrongKeyId;
  const refusal = checkSignature(number(Tag.signerAlgorithm), signed, bytes(Tag.signature), certificates);
  if (refusal !== undefined) return refusal;
  return {
    name: bytes(Tag.name),
    address: bytes(Tag.address),
    challenge: values.has(Tag.challenge) ? Number(number(Tag.challenge)) : undefined,
    type: Number(number(Tag.type)),
    source: Number(number(Tag.source)),
  };
}

function checkSignature(
  algorithm: bigint,
  signed: Uint8Array,
  signature: Uint8Array,
  { loaded }: CertificateStore,
): RefusalCode | undefined {
  const hash = hashes.get(algorithm);
  const eddsa = EDDSA.includes(algorithm);
  if (!hash && !eddsa) return Refusal.unknownAlgorithm;
  if (!loaded) return Refusal.noCertificate;
  if (loaded.usage !== USAGE_TRUSTED_NAME) return Refusal.wrongUsage;
  if (!hash) return Refusal.wrongCurve; // certificates of this signer hold keys of secp256k1 only
  return verifyDigest(loaded.key, hash(signed), signature) ? undefined : Refusal.wrongSignature;
}
