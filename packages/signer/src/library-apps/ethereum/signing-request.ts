import { keccak_256 } from '@noble/hashes/sha3.js';
import { bigEndian } from '../../bytes.js';
import type { KeyStore } from '../../keys/key-store.js';
import { ApprovedCalldata } from './approved-calldata.js';
import type { SwapMode } from './expectation.js';
import { TransactionStream, type TransactionType } from './transaction-stream.js';

const types: Record<number, TransactionType> = { 1: 'eip2930', 2: 'eip1559', 4: 'eip7702' };

/** A transaction on its way in, and the key that is to sign it. */
export class SigningRequest {
  readonly type: TransactionType;
  readonly #typeByte: readonly number[];
  readonly #path: readonly number[];
  readonly #calldata: ApprovedCalldata;
  readonly #stream: TransactionStream;

  private constructor(
    type: TransactionType,
    typeByte: readonly number[],
    path: readonly number[],
    mode: SwapMode,
  ) {
    this.type = type;
    this.#typeByte = typeByte;
    this.#path = path;
    this.#calldata = new ApprovedCalldata(mode);
    this.#stream = new TransactionStream(type, this.#calldata);
  }

  /** undefined for a transaction type the application does not know (first byte below 80). */
  static begin(firstByte: number, path: readonly number[], mode: SwapMode): SigningRequest | undefined {
    if (firstByte > 0x7f) return new SigningRequest('legacy', [], path, mode);
    const type = types[firstByte];
    return type && new SigningRequest(type, [firstByte], path, mode);
  }

  /** Bytes of the transaction that are not part of its RLP. */
  get prefixLength(): number {
    return this.#typeByte.length;
  }

  get fields() {
    return this.#stream.fields;
  }

  get call() {
    return this.#calldata.call();
  }

  feed(bytes: Uint8Array): 'more' | 'complete' | 'fault' {
    return this.#stream.feed(bytes);
  }

  /** `v ‖ r ‖ s`, v as the application computes it: EIP-155 of the first four bytes of the chain id, cut to one byte. */
  sign(keys: KeyStore): Uint8Array {
    const digest = keccak_256(Uint8Array.from([...this.#typeByte, ...this.#stream.consumed]));
    const { rs, parity } = keys.sign(this.#path, digest);
    return Uint8Array.from([(this.#baseV() + parity) & 0xff, ...rs]);
  }

  #baseV(): number {
    if (this.type !== 'legacy') return 0;
    const { v } = this.fields;
    return v.length === 0 ? 27 : Number((bigEndian(v.subarray(0, 4)) * 2n + 35n) & 0xffn);
  }
}
