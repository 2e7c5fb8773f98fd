import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { HDKey } from '@scure/bip32';
import { mnemonicToSeedSync } from '@scure/bip39';
import { Address, CompactSize, OutScript, p2pkh, p2sh, p2tr, p2wpkh, RawTx } from '@scure/btc-signer';
import { SPECULOS_SEED } from '../keys/key-store.js';

export type Kind = 'legacy' | 'wrapped' | 'native' | 'taproot';
export const kinds = ['legacy', 'wrapped', 'native', 'taproot'] as const satisfies Kind[];

const HARDENED = 0x80000000;
const purposes: Record<Kind, number> = { legacy: 44, wrapped: 49, native: 84, taproot: 86 };
const templates: Record<Kind, string> = {
  legacy: 'pkh(@0/**)',
  wrapped: 'sh(wpkh(@0/**))',
  native: 'wpkh(@0/**)',
  taproot: 'tr(@0/**)',
};
const root = HDKey.fromMasterSeed(mnemonicToSeedSync(SPECULOS_SEED));
export const FINGERPRINT = hexToBytes('f5acc2fd');

export function uint32le(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

export function uint64le(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, true);
  return bytes;
}

export function sized(bytes: Uint8Array): Uint8Array {
  return concatBytes(CompactSize.encode(BigInt(bytes.length)), bytes);
}

/** An account of the default seed, as a wallet knows it. */
export class TestAccount {
  readonly kind: Kind;
  readonly number: number;
  readonly path: number[];
  readonly #node: HDKey;

  constructor(kind: Kind, number = 0) {
    this.kind = kind;
    this.number = number;
    this.path = [purposes[kind], 0, number].map((step) => step + HARDENED);
    this.#node = root.derive(`m/${purposes[kind]}'/0'/${number}'`);
  }

  /** `[f5acc2fd/84'/0'/0']xpub…` */
  get description(): string {
    return `[f5acc2fd/${purposes[this.kind]}'/0'/${this.number}']${this.#node.publicExtendedKey}`;
  }

  get template(): string {
    return templates[this.kind];
  }

  publicKey(side: number, index: number): Uint8Array {
    const { publicKey } = this.#node.deriveChild(side).deriveChild(index);
    if (!publicKey) throw new Error('no public key');
    return publicKey;
  }

  payment(side: number, index: number): { script: Uint8Array; address?: string; redeemScript?: Uint8Array } {
    const key = this.publicKey(side, index);
    if (this.kind === 'legacy') return p2pkh(key);
    if (this.kind === 'wrapped') return p2sh(p2wpkh(key));
    return this.kind === 'native' ? p2wpkh(key) : p2tr(key.subarray(1));
  }

  /** Key and value of the derivation of a key, in an input (first type) or an output (second). */
  derivation(
    [ecdsa, taproot]: readonly [number, number],
    side: number,
    index: number,
  ): [Uint8Array, Uint8Array] {
    const origin = concatBytes(FINGERPRINT, ...[...this.path, side, index].map(uint32le));
    const key = this.publicKey(side, index);
    if (this.kind === 'taproot')
      return [concatBytes(Uint8Array.of(taproot), key.subarray(1)), concatBytes(Uint8Array.of(0), origin)];
    return [concatBytes(Uint8Array.of(ecdsa), key), origin];
  }
}

/** An output of an account, at the side and index of its address. */
export interface OwnOutput {
  account: TestAccount;
  side: number;
  index: number;
  /** Satoshis. */
  amount: bigint;
}

/** A transaction with this as its second output. Its witness is no part of its id, which is in the order of transactions. */
export function fundingOf({ account, side, index, amount }: OwnOutput): {
  raw: Uint8Array;
  txid: Uint8Array;
} {
  const transaction = {
    version: 2,
    inputs: [{ txid: sha256(uint64le(amount)), index: 3, finalScriptSig: new Uint8Array(40), sequence: 7 }],
    outputs: [
      { amount: 1_000n, script: new Uint8Array(300).fill(0x51) },
      { amount, script: account.payment(side, index).script },
    ],
    lockTime: 5,
  };
  const stripped = RawTx.encode({ ...transaction, segwitFlag: false, witnesses: undefined });
  const witnesses = [[new Uint8Array(72), new Uint8Array(33)]];
  return {
    raw: RawTx.encode({ ...transaction, segwitFlag: true, witnesses }),
    txid: sha256(sha256(stripped)),
  };
}

export function scriptOfAddress(address: string): Uint8Array {
  return OutScript.encode(Address().decode(address));
}
