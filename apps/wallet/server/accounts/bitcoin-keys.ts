import { HDKey } from '@scure/bip32';
import { p2wpkh } from '@scure/btc-signer';

/** 0 for addresses others are given, 1 for change. */
export type Branch = 0 | 1;

/** An address of the account, native segwit. */
export interface BitcoinAddress {
  address: string;
  script: Uint8Array;
  publicKey: Uint8Array;
  path: string;
}

/** Addresses of a native segwit account, derived from its extended public key without the signer. */
export class BitcoinKeys {
  readonly accountPath: string;
  readonly #root: HDKey;
  readonly #known = new Map<string, BitcoinAddress>();

  /** @param accountPath e.g. `84'/0'/0'`. Throws when `xpub` is none. */
  constructor(xpub: string, accountPath: string) {
    this.#root = HDKey.fromExtendedKey(xpub);
    this.accountPath = accountPath;
  }

  at(branch: Branch, index: number): BitcoinAddress {
    const place = `${branch}/${index}`;
    const known = this.#known.get(place);
    if (known) return known;
    const { publicKey } = this.#root.deriveChild(branch).deriveChild(index);
    if (!publicKey) throw new Error('a derived key has no public part');
    const { address = '', script } = p2wpkh(publicKey);
    const derived = { address, script, publicKey, path: `${this.accountPath}/${place}` };
    this.#known.set(place, derived);
    return derived;
  }
}
