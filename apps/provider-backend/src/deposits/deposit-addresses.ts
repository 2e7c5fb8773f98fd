import { HDKey } from '@scure/bip32';
import { ethereumAddressOf } from '../addresses/ethereum-address.js';

const EXTERNAL_CHAIN = 0;

/** Deposit addresses of an account's extended public key: one for each order, and no private key in reach. */
export class DepositAddresses {
  readonly #chain: HDKey;

  /**
   * @param addressOf address of a compressed public key
   * @param option the option that named `xpub`
   * @throws Error of one sentence when `xpub` is none
   */
  constructor(
    xpub: string,
    readonly addressOf: (publicKey: Uint8Array) => string = ethereumAddressOf,
    option: 'depositXpub' | 'bitcoinDepositXpub' = 'depositXpub',
  ) {
    try {
      this.#chain = HDKey.fromExtendedKey(xpub).deriveChild(EXTERNAL_CHAIN);
    } catch {
      throw new Error(
        `${option} is not an extended public key (BIP-32, "xpub…"): give the one of the deposit account.`,
      );
    }
  }

  /** Address at `index` of the external chain. */
  at(index: number): string {
    const { publicKey } = this.#chain.deriveChild(index);
    if (!publicKey) throw new Error(`no deposit address at index ${index}`);
    return this.addressOf(publicKey);
  }
}
