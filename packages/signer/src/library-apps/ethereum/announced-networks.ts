import { bigEndian, byteString } from '../../bytes.js';
import { verifyDer } from '../../keys/signatures.js';
import type { CertificateStore } from '../../os-layer/certificate-store.js';
import { parseTlv, SIGNATURE_TAG, type TlvRule } from '../../tlv.js';

const Tag = {
  structure: 0x01,
  version: 0x02,
  chainId: 0x23,
  ticker: 0x24,
  family: 0x51,
  name: 0x52,
  icon: 0x53,
} as const;
const MAX_CHAIN_ID = 2n ** 63n - 37n; // EIP-2294
const USAGE_NETWORK = 0x0c;

const rules = new Map<number, TlvRule>([
  [Tag.structure, { maxValue: 0xffn }],
  [Tag.version, { maxValue: 0xffn }],
  [Tag.family, { maxValue: 0xffn }],
  [Tag.chainId, { maxValue: MAX_CHAIN_ID }],
  [Tag.name, { min: 0, max: 50 }],
  [Tag.ticker, { min: 0, max: 50 }],
  [Tag.icon, { min: 0, max: 32 }],
  [SIGNATURE_TAG, { min: 67, max: 72 }],
]);
const expected = [
  [Tag.structure, 8n],
  [Tag.version, 1n],
  [Tag.family, 1n],
] as const;

/** Networks a wallet described with signed descriptors, which may come in parts. */
export class AnnouncedNetworks {
  readonly tickers = new Map<bigint, string>();
  #size = 0;
  #received: number[] = [];

  /** The first part begins with the length of the whole (2 bytes). False when the descriptor is refused. */
  receive(part: Uint8Array, first: boolean, certificates: CertificateStore): boolean {
    if (first) {
      if (part.length < 2) return false;
      this.#size = Number(bigEndian(part.subarray(0, 2)));
      this.#received = [];
    }
    this.#received.push(...(first ? part.subarray(2) : part));
    if (this.#size === 0 || this.#received.length > this.#size) return this.#reset(false);
    if (this.#received.length < this.#size) return true;
    return this.#reset(this.#announce(Uint8Array.from(this.#received), certificates));
  }

  /** `count ‖ count × chain id (8 bytes)`. */
  list(): Uint8Array {
    const bytes = new Uint8Array(1 + 8 * this.tickers.size);
    const view = new DataView(bytes.buffer);
    view.setUint8(0, this.tickers.size);
    [...this.tickers.keys()].forEach((chainId, i) => {
      view.setBigUint64(1 + 8 * i, chainId);
    });
    return bytes;
  }

  #reset(result: boolean): boolean {
    this.#size = 0;
    this.#received = [];
    return result;
  }

  #announce(descriptor: Uint8Array, { loaded }: CertificateStore): boolean {
    const parsed = parseTlv(descriptor, rules);
    if (!parsed) return false;
    const { values, signed } = parsed;
    const chainId = bigEndian(values.get(Tag.chainId) ?? new Uint8Array());
    const ticker = values.get(Tag.ticker);
    const signature = values.get(SIGNATURE_TAG);
    if (chainId === 0n || !ticker || !signature || !values.has(Tag.name)) return false;
    if (expected.some(([tag, value]) => bigEndian(values.get(tag) ?? new Uint8Array()) !== value))
      return false;
    if (loaded?.usage !== USAGE_NETWORK || !verifyDer(loaded.key, signed, signature)) return false;
    this.tickers.delete(chainId);
    this.tickers.set(chainId, byteString(ticker));
    return true;
  }
}
