import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { bech32, bech32m, createBase58check } from '@scure/base';
import { tweakedPublicKey } from '../../keys/taproot.js';
import { hash160 } from './hashes.js';

const OP_0 = 0x00;
const OP_1 = 0x51;
const OP_16 = 0x60;
const OP_DUP = 0x76;
const OP_EQUAL = 0x87;
const OP_EQUALVERIFY = 0x88;
const OP_HASH160 = 0xa9;
const OP_CHECKSIG = 0xac;

const P2PKH_VERSION = 0x00;
const P2SH_VERSION = 0x05;
const PREFIX = 'bc';

const base58check = createBase58check(sha256);

/** The four kinds of single-key accounts. */
export type ScriptKind = 'pkh' | 'sh(wpkh)' | 'wpkh' | 'tr';

export function p2pkh(keyHash: Uint8Array): Uint8Array {
  return Uint8Array.from([OP_DUP, OP_HASH160, 20, ...keyHash, OP_EQUALVERIFY, OP_CHECKSIG]);
}

export function p2sh(script: Uint8Array): Uint8Array {
  return Uint8Array.from([OP_HASH160, 20, ...hash160(script), OP_EQUAL]);
}

function witnessProgram(version: number, program: Uint8Array): Uint8Array {
  return Uint8Array.from([version, program.length, ...program]);
}

/** The script of a key. `publicKey` is compressed. */
export function scriptOf(kind: ScriptKind, publicKey: Uint8Array): Uint8Array {
  switch (kind) {
    case 'pkh':
      return p2pkh(hash160(publicKey));
    case 'wpkh':
      return witnessProgram(OP_0, hash160(publicKey));
    case 'sh(wpkh)':
      return p2sh(witnessProgram(OP_0, hash160(publicKey)));
    case 'tr':
      return witnessProgram(OP_1, tweakedPublicKey(publicKey));
  }
}

function starts(script: Uint8Array, ...bytes: number[]): boolean {
  return bytes.every((byte, i) => script[i] === byte);
}

export function isP2wpkh(script: Uint8Array): boolean {
  return script.length === 22 && starts(script, OP_0, 20);
}

function segwitAddress(script: Uint8Array): string | undefined {
  const [version = 0, length] = script;
  const known = version === OP_0 || (version >= OP_1 && version <= OP_16);
  if (!known || script.length < 4 || script.length > 42 || script.length !== 2 + (length ?? 0))
    return undefined;
  const program = script.subarray(2);
  if (version === OP_0)
    return program.length === 20 || program.length === 32
      ? bech32.encode(PREFIX, [0, ...bech32.toWords(program)])
      : undefined;
  return bech32m.encode(PREFIX, [version - OP_1 + 1, ...bech32m.toWords(program)]);
}

/** undefined for a script that has no address. */
export function addressOf(script: Uint8Array): string | undefined {
  if (script.length === 25 && starts(script, OP_DUP, OP_HASH160, 20) && script[23] === OP_EQUALVERIFY) {
    if (script[24] === OP_CHECKSIG)
      return base58check.encode(concatBytes(Uint8Array.of(P2PKH_VERSION), script.subarray(3, 23)));
  }
  if (script.length === 23 && starts(script, OP_HASH160, 20) && script[22] === OP_EQUAL)
    return base58check.encode(concatBytes(Uint8Array.of(P2SH_VERSION), script.subarray(2, 22)));
  return segwitAddress(script);
}
