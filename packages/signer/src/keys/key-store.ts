import { pbkdf2Sync } from 'node:crypto';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { HDKey } from '@scure/bip32';
import { validateMnemonic } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { signTaproot, tweakedPublicKey } from './taproot.js';

/** The seed Speculos starts with when none is given. Public: never put real funds on it. */
export const SPECULOS_SEED =
  'glory promote mansion idle axis finger extra february uncover one trip resource lawn turtle enact monster seven myth punch hobby comfort wild raise skin';

export interface DerivedKey {
  /** 65 bytes, uncompressed. */
  publicKey: Uint8Array;
  chainCode: Uint8Array;
}

/** r ‖ s and the parity of the ephemeral point. */
export interface RecoverableSignature {
  rs: Uint8Array;
  parity: 0 | 1;
}

/** The keys of one seed, by BIP32 path (raw indexes, the hardened bit included). Derivations are remembered. */
export class KeyStore {
  readonly #words: string;
  #derivedSeed: Uint8Array | undefined;
  #derivedRoot: HDKey | undefined;
  readonly #nodes = new Map<string, HDKey>();
  readonly #publicKeys = new Map<string, DerivedKey>();

  /** Throws a `RangeError` when `mnemonic` is not a BIP39 phrase in English. */
  constructor(mnemonic: string) {
    const words = mnemonic.normalize('NFKD').trim().split(/\s+/).join(' ');
    if (!validateMnemonic(words, wordlist)) {
      throw new RangeError(
        'The signer’s seed is not a BIP39 phrase: it takes 12, 15, 18, 21 or 24 English words with a valid checksum.',
      );
    }
    this.#words = words;
  }

  /** Made when it is first needed: it takes a tenth of the start of a signer. */
  get #seed(): Uint8Array {
    this.#derivedSeed ??= pbkdf2Sync(this.#words, 'mnemonic', 2048, 64, 'sha512');
    return this.#derivedSeed;
  }

  get #root(): HDKey {
    this.#derivedRoot ??= HDKey.fromMasterSeed(this.#seed);
    return this.#derivedRoot;
  }

  /** Of the master key: 8 hex digits. */
  get fingerprint(): string {
    return this.#root.fingerprint.toString(16).padStart(8, '0');
  }

  derive(path: readonly number[]): DerivedKey {
    const name = path.join('/');
    const known = this.#publicKeys.get(name);
    if (known) return known;
    const node = this.#node(path);
    const derived = {
      publicKey: secp256k1.getPublicKey(privateKeyOf(node), false),
      chainCode: node.chainCode ?? new Uint8Array(32),
    };
    this.#publicKeys.set(name, derived);
    return derived;
  }

  /** 33 bytes. */
  compressedPublicKey(path: readonly number[]): Uint8Array {
    const { publicKey } = this.derive(path);
    const isOdd = ((publicKey[64] ?? 0) & 1) === 1;
    return concatBytes(Uint8Array.of(isOdd ? 3 : 2), publicKey.subarray(1, 33));
  }

  /** The x coordinate that BIP-86 pays to, 32 bytes. */
  taprootKey(path: readonly number[]): Uint8Array {
    return tweakedPublicKey(this.compressedPublicKey(path));
  }

  /** "xpub…" (BIP-32). */
  extendedPublicKey(path: readonly number[]): string {
    return this.#node(path).publicExtendedKey;
  }

  /** HMAC-SHA-256 of a message under the symmetric key of a label (SLIP-21). */
  authenticate(label: string, message: Uint8Array): Uint8Array {
    const master = hmac(sha512, utf8ToBytes('Symmetric key seed'), this.#seed);
    const child = hmac(sha512, master.subarray(0, 32), concatBytes(Uint8Array.of(0), utf8ToBytes(label)));
    return hmac(sha256, child.subarray(32), message);
  }

  /** BIP-340 with the key that `taprootKey` is the public half of; 64 bytes, the same each time. */
  signTaproot(path: readonly number[], digest: Uint8Array): Uint8Array {
    return signTaproot(privateKeyOf(this.#node(path)), digest);
  }

  /** Deterministic (RFC 6979), low s. `digest` is the 32 bytes that are signed. */
  sign(path: readonly number[], digest: Uint8Array): RecoverableSignature {
    const signed = secp256k1.sign(digest, privateKeyOf(this.#node(path)), {
      prehash: false,
      format: 'recovered',
    });
    return { rs: signed.slice(1), parity: (signed[0] ?? 0) & 1 ? 1 : 0 };
  }

  #node(path: readonly number[]): HDKey {
    if (path.length === 0) return this.#root;
    const name = path.join('/');
    const known = this.#nodes.get(name);
    if (known) return known;
    const node = this.#node(path.slice(0, -1)).deriveChild(path.at(-1) ?? 0);
    this.#nodes.set(name, node);
    return node;
  }
}

function privateKeyOf(node: HDKey): Uint8Array {
  if (!node.privateKey) throw new Error('a key derived from a seed has a private half');
  return node.privateKey;
}
