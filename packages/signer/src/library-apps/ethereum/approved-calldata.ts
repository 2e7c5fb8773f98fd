import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { SwapMode } from './expectation.js';
import type { CalldataListener, TransactionFields } from './transaction-stream.js';

const TRANSFER = 'a9059cbb';
const APPROVE = '095ea7b3';
/** Two parameters, and up to two words behind them that trackers append. */
const MAX_TOKEN_WORDS = 4;

/** What the calldata of a transaction turned out to be. */
export type Call =
  | { kind: 'none' }
  | { kind: 'token'; recipient: Uint8Array; amount: Uint8Array }
  | { kind: 'hashed'; hash: Uint8Array };

/**
 * Reads calldata as an exchange allows it: a token's transfer or approve without value, or, cross-chain, anything, whose hash is
 * compared afterwards.
 */
export class ApprovedCalldata implements CalldataListener {
  readonly #hashing: boolean;
  readonly #hash = sha256.create();
  readonly #recipient = new Uint8Array(20);
  readonly #amount = new Uint8Array(32);
  #seen = false;

  constructor(mode: SwapMode) {
    this.#hashing = mode === 'crosschainPending';
  }

  selector(selector: Uint8Array, { value }: TransactionFields): boolean {
    this.#seen = true;
    if (this.#hashing) {
      this.#hash.update(selector);
      return true;
    }
    const method = bytesToHex(selector);
    return (method === TRANSFER || method === APPROVE) && value.every((byte) => byte === 0);
  }

  word(word: Uint8Array, index: number): boolean {
    if (this.#hashing) this.#hash.update(word);
    else if (index === 0) this.#recipient.set(word.subarray(12));
    else if (index === 1) this.#amount.set(word);
    return this.#hashing || index < MAX_TOKEN_WORDS;
  }

  call(): Call {
    if (!this.#seen) return { kind: 'none' };
    if (this.#hashing) return { kind: 'hashed', hash: this.#hash.clone().digest() };
    return { kind: 'token', recipient: this.#recipient, amount: this.#amount };
  }
}
