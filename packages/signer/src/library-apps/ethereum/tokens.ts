import { hexToBytes } from '@noble/hashes/utils.js';
import { ByteReader, bigEndian, cString, equalBytes } from '../../bytes.js';
import { type VerifyingKey, verifyDer } from '../../keys/signatures.js';
import type { CertificateStore } from '../../os-layer/certificate-store.js';

export interface Token {
  address: Uint8Array;
  ticker: string;
  decimals: number;
}

const SLOTS = 5;
const MAX_TICKER = 50;
const USAGE_COIN_META = 0x08;

/** Who signs tokens: the key of production builds, and the public key of test builds, so that local contracts can be described. */
const signers: VerifyingKey[] = [
  '045e6c1020c14dc46442fe89f97c0b68cdb15976dc24f24c316e7b30fe4e8cc76b1489150c21514ebf440ff5dea5393d83de5358cd098fce8fd0f81daa94979183',
  '044cca8fad496aa5040a00a7eb2f5cc3b85376d88ba147a7d7054a99c640561887fe17a096e36c3b523b244f3e2ff7f840ae26c4e77ad3bc739af5de6f2d77a7b6',
].map((point) => ({ curve: 'secp256k1', point: hexToBytes(point) }));

/** The tokens a wallet told the application about; five at most, the oldest is overwritten. */
export class Tokens {
  readonly #slots: Array<Token | undefined> = new Array(SLOTS);
  #next = 0;

  forget(): void {
    this.#slots.fill(undefined);
    this.#next = 0;
  }

  find(address: Uint8Array): Token | undefined {
    return this.#slots.find((token) => token && equalBytes(token.address, address));
  }

  /**
   * `length ‖ ticker ‖ address ‖ decimals (4) ‖ chain id (4) ‖ DER signature`. Gives the slot taken; undefined when the
   * descriptor is malformed, its chain unknown, or its signature not trusted.
   */
  provide(
    data: Uint8Array,
    isKnownChain: (chainId: bigint) => boolean,
    certificates: CertificateStore,
  ): number | undefined {
    const reader = new ByteReader(data);
    const ticker = reader.sized();
    const address = ticker && reader.take(20);
    const decimals = address && reader.take(4);
    const chainId = decimals && reader.take(4);
    if (!ticker || !address || !decimals || !chainId || ticker.length > MAX_TICKER) return undefined;
    if (!isKnownChain(bigEndian(chainId))) return undefined;
    const signed = data.subarray(1, 1 + ticker.length + 28);
    if (!isSigned(signed, reader.rest(), certificates)) return undefined;
    const slot = this.#next;
    this.#slots[slot] = {
      address: address.slice(),
      ticker: cString(ticker),
      decimals: Number(bigEndian(decimals)) & 0xff,
    };
    this.#next = (slot + 1) % SLOTS;
    return slot;
  }
}

/** A certificate loaded for coin descriptors decides alone; without one the keys built in do. */
function isSigned(signed: Uint8Array, signature: Uint8Array, { loaded }: CertificateStore): boolean {
  const keys = loaded?.usage === USAGE_COIN_META ? [loaded.key] : signers;
  return keys.some((key) => verifyDer(key, signed, signature));
}
