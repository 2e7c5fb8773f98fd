import { secp256k1 } from '@noble/curves/secp256k1.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { HDKey } from '@scure/bip32';

const EXTERNAL_CHAIN = 0;

/** Deposit addresses of an account's extended public key: one for each order, and no private key in reach. */
export class DepositAddresses {
  readonly #chain: HDKey;

  /** @throws Error of one sentence when `xpub` is none */
  constructor(xpub: string) {
    try {
      this.#chain = HDKey.fromExtendedKey(xpub).deriveChild(EXTERNAL_CHAIN);
    } catch {
      throw new Error(
        'depositXpub is not an extended public key (BIP-32, "xpub…"): give the one of the deposit account.',
      );
    }
  }

  /** Checksummed address (EIP-55) at `index` of the external chain. */
  at(index: number): string {
    const { publicKey } = this.#chain.deriveChild(index);
    if (!publicKey) throw new Error(`no deposit address at index ${index}`);
    return addressOf(secp256k1.Point.fromBytes(publicKey).toBytes(false));
  }
}

function addressOf(uncompressed: Uint8Array): string {
  const address = bytesToHex(keccak_256(uncompressed.subarray(1)).subarray(12));
  const hash = bytesToHex(keccak_256(new TextEncoder().encode(address)));
  const checksummed = [...address].map((digit, i) =>
    Number.parseInt(hash[i] ?? '0', 16) > 7 ? digit.toUpperCase() : digit,
  );
  return `0x${checksummed.join('')}`;
}
