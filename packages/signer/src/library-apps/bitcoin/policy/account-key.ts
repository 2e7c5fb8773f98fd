import { sha256 } from '@noble/hashes/sha2.js';
import { createBase58check } from '@scure/base';
import { byteString, equalBytes } from '../../../bytes.js';
import type { KeyStore } from '../../../keys/key-store.js';
import type { Dialogue } from '../client/dialogue.js';
import { elementAt } from '../client/merkle-tree.js';
import type { PolicyVersion } from './key-place.js';
import type { WalletPolicy } from './wallet-policy.js';

/** A key of a policy as its client describes it: `[f5acc2fd/84'/0'/0']xpub…`. */
export interface AccountKey {
  origin?: { fingerprint: string; path: number[] };
  /** 78 bytes, as BIP-32 serialises it. */
  extendedKey: Uint8Array;
}

const MAX_DESCRIPTION = 46 + 113 + 3;
const MAX_STEPS = 8;
const HARDENED = 0x80000000;
const description = /^(?:\[([0-9a-f]{8})((?:\/(?:0|[1-9]\d{0,9})'?)*)\])?([0-9A-Za-z]{111,112})(\/\*\*)?$/;
const base58check = createBase58check(sha256);

function pathOf(text: string): number[] | undefined {
  const steps = text.split('/').slice(1);
  const indexes = steps.map((step) => Number.parseInt(step, 10));
  if (steps.length > MAX_STEPS || indexes.some((index) => index >= HARDENED)) return undefined;
  return indexes.map((index, i) => (steps[i]?.endsWith("'") ? index + HARDENED : index));
}

function decodeExtendedKey(text: string): Uint8Array | undefined {
  try {
    const bytes = base58check.decode(text);
    return bytes.length === 78 ? bytes : undefined;
  } catch {
    return undefined; // no base58, or another checksum
  }
}

/** Version 1 wants a wildcard behind the key, version 2 none. undefined for everything else. */
export function parseAccountKey(text: string, version: PolicyVersion): AccountKey | undefined {
  const [, fingerprint, steps = '', key = '', wildcard] = description.exec(text) ?? [];
  const path = pathOf(steps);
  const extendedKey = decodeExtendedKey(key);
  if (!path || !extendedKey || (wildcard !== undefined) !== (version === 1)) return undefined;
  return { ...(fingerprint === undefined ? {} : { origin: { fingerprint, path } }), extendedKey };
}

/** Has the client describe a key of the policy. */
export function* fetchAccountKey(
  { keys, version }: Pick<WalletPolicy, 'keys' | 'version'>,
  index: number,
): Dialogue<AccountKey | undefined> {
  const bytes = yield* elementAt(keys, index, MAX_DESCRIPTION);
  return bytes && parseAccountKey(byteString(bytes), version);
}

/** The path of a key that this signer has; undefined for a key of somebody else. */
export function ownPath({ origin, extendedKey }: AccountKey, keys: KeyStore): number[] | undefined {
  if (origin?.fingerprint !== keys.fingerprint) return undefined;
  const own = base58check.decode(keys.extendedPublicKey(origin.path));
  return equalBytes(own, extendedKey) ? origin.path : undefined;
}
