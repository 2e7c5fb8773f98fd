import { concatBytes } from '@noble/hashes/utils.js';
import { ByteReader } from '../../../bytes.js';
import { compactSize, littleEndian, readCompactSize } from '../compact-size.js';
import { hash256 } from '../hashes.js';

/** What an input spends. */
export interface Utxo {
  /** Satoshis. */
  amount: bigint;
  script: Uint8Array;
}

export interface SpentOutput extends Utxo {
  /** Of the transaction it was read from. */
  txid: Uint8Array;
}

const MAX_SCRIPT = 34;
const TXID = 32;

/** The transaction is cut short, or is none. */
class Malformed extends Error {}

/** Reads a transaction and collects what its id is the hash of: all but the witnesses, lengths in their shortest form. */
class TransactionReader {
  readonly #reader: ByteReader;
  readonly #hashed: Uint8Array[] = [];

  constructor(bytes: Uint8Array) {
    this.#reader = new ByteReader(bytes);
  }

  get txid(): Uint8Array {
    return hash256(concatBytes(...this.#hashed));
  }

  /** The marker and flag of a transaction with witnesses, which are no part of its id. */
  readMarker(bytes: Uint8Array): boolean {
    if (bytes[4] !== 0) return false;
    this.skip(1);
    if (this.skip(1)[0] !== 1) throw new Malformed();
    return true;
  }

  skip(length: number): Uint8Array {
    const bytes = this.#reader.take(length);
    if (!bytes) throw new Malformed();
    return bytes;
  }

  take(length: number): Uint8Array {
    const bytes = this.skip(length);
    this.#hashed.push(bytes);
    return bytes;
  }

  skipSize(): number {
    const size = readCompactSize(this.#reader);
    if (size === undefined) throw new Malformed();
    return Number(BigInt.asUintN(32, size));
  }

  takeSize(): number {
    const size = readCompactSize(this.#reader);
    if (size === undefined) throw new Malformed();
    this.#hashed.push(compactSize(size));
    return Number(BigInt.asUintN(32, size));
  }
}

function readOutputs(transaction: TransactionReader, wanted: number): Utxo {
  let found: Utxo | undefined;
  const count = transaction.takeSize();
  for (let i = 0; i < count; i++) {
    const amount = littleEndian(transaction.take(8));
    const script = transaction.take(transaction.takeSize());
    if (i !== wanted) continue;
    if (script.length > MAX_SCRIPT) throw new Malformed();
    found = { amount, script };
  }
  if (!found) throw new Malformed();
  return found;
}

function read(bytes: Uint8Array, outputIndex: number): SpentOutput {
  const transaction = new TransactionReader(bytes);
  transaction.take(4);
  const hasWitnesses = transaction.readMarker(bytes);
  const inputs = transaction.takeSize();
  for (let i = 0; i < inputs; i++) {
    transaction.take(TXID + 4);
    transaction.take(transaction.takeSize());
    transaction.take(4);
  }
  const output = readOutputs(transaction, outputIndex);
  for (let i = 0; hasWitnesses && i < inputs; i++) {
    for (let items = transaction.skipSize(); items > 0; items--) transaction.skip(transaction.skipSize());
  }
  transaction.take(4);
  return { ...output, txid: transaction.txid };
}

/** One output of a serialised transaction, with or without witnesses. undefined when it cannot be read or has no such output. */
export function readSpentOutput(bytes: Uint8Array, outputIndex: number): SpentOutput | undefined {
  try {
    return read(bytes, outputIndex);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}
