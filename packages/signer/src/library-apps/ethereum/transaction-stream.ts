import { readRlpHeader } from './rlp-header.js';

/** Transaction types with an EIP-2718 byte in front, and the one without. */
export type TransactionType = 'legacy' | 'eip2930' | 'eip1559' | 'eip7702';

type FieldName =
  | 'content'
  | 'chainId'
  | 'nonce'
  | 'priorityFee'
  | 'gasPrice'
  | 'gasLimit'
  | 'to'
  | 'value'
  | 'data'
  | 'accessList'
  | 'authList'
  | 'v'
  | 'r'
  | 's';

/** Fields in order; the application takes them one after another and stops after the last, whatever the list's length says. */
const layouts: Record<TransactionType, readonly FieldName[]> = {
  legacy: ['content', 'nonce', 'gasPrice', 'gasLimit', 'to', 'value', 'data', 'v', 'r', 's'],
  eip2930: ['content', 'chainId', 'nonce', 'gasPrice', 'gasLimit', 'to', 'value', 'data', 'accessList'],
  eip1559: [
    'content',
    'chainId',
    'nonce',
    'priorityFee',
    'gasPrice',
    'gasLimit',
    'to',
    'value',
    'data',
    'accessList',
  ],
  eip7702: [
    'content',
    'chainId',
    'nonce',
    'priorityFee',
    'gasPrice',
    'gasLimit',
    'to',
    'value',
    'data',
    'accessList',
    'authList',
  ],
};

const lists: readonly FieldName[] = ['content', 'accessList', 'authList'];
const maxLengths: Partial<Record<FieldName, number>> = {
  chainId: 32,
  nonce: 32,
  gasPrice: 32,
  gasLimit: 32,
  value: 32,
  to: 20,
  v: 8,
};
const SELECTOR = 4;

/** Called with the first four bytes of calldata and each 32-byte word behind; false stops the transaction. */
export interface CalldataListener {
  selector(selector: Uint8Array, fields: TransactionFields): boolean;
  /** Padded with zeros to 32 bytes; `index` counts words from 0. */
  word(word: Uint8Array, index: number): boolean;
}

/** The values read so far, empty when absent. */
export interface TransactionFields {
  chainId: Uint8Array;
  gasPrice: Uint8Array;
  gasLimit: Uint8Array;
  to: Uint8Array;
  value: Uint8Array;
  v: Uint8Array;
  hasData: boolean;
}

interface OpenField {
  name: FieldName;
  length: number;
  content: number[];
  /** Of calldata that is listened to: words already handed on. */
  words: number;
  listened: boolean;
}

/** Takes a transaction in pieces, as it comes in APDUs. */
export class TransactionStream {
  readonly #layout: readonly FieldName[];
  readonly #listener: CalldataListener;
  readonly #header: number[] = [];
  #index = 0;
  #open: OpenField | undefined;
  /** All bytes that count for the hash, type byte excluded. */
  readonly consumed: number[] = [];
  readonly fields: TransactionFields = {
    chainId: new Uint8Array(),
    gasPrice: new Uint8Array(),
    gasLimit: new Uint8Array(),
    to: new Uint8Array(),
    value: new Uint8Array(),
    v: new Uint8Array(),
    hasData: false,
  };

  constructor(type: TransactionType, listener: CalldataListener) {
    this.#layout = layouts[type];
    this.#listener = listener;
  }

  /** 'more' while fields are missing; 'fault' when the bytes are no transaction, or its calldata is not wanted. */
  feed(bytes: Uint8Array): 'more' | 'complete' | 'fault' {
    let offset = 0;
    while (this.#index < this.#layout.length) {
      if (offset >= bytes.length) return 'more';
      if (!this.#open) {
        this.#header.push(bytes[offset] ?? 0);
        const header = readRlpHeader(Uint8Array.from(this.#header));
        if (header === 'fault') return 'fault';
        offset++;
        if (!header) continue;
        if (header.headerLength === 0) offset--;
        else this.consumed.push(...this.#header);
        this.#header.length = 0;
        if (!this.#begin(header.isList, header.contentLength, bytes.length - offset)) return 'fault';
        if (this.#index >= this.#layout.length) break;
      }
      const taken = this.#take(bytes.subarray(offset));
      if (taken === undefined) return 'fault';
      offset += taken;
    }
    return 'complete';
  }

  #begin(isList: boolean, length: number, available: number): boolean {
    const name = this.#layout[this.#index] ?? 's';
    const selected = name === 'data' && this.fields.to.length > 0;
    // calldata with more than a selector is taken over by the listener before anybody asks whether it is a list
    if (isList !== lists.includes(name) && !(selected && length > SELECTOR)) return false;
    if (length > (maxLengths[name] ?? Number.POSITIVE_INFINITY)) return false;
    if (name === 'content') {
      this.#index++;
      return true;
    }
    this.#open = { name, length, content: [], words: 0, listened: false };
    if (name === 'data' && length > 0) {
      this.fields.hasData = true;
      this.#open.listened = selected && length >= SELECTOR;
      if (this.#open.listened && available < SELECTOR) return false;
    }
    return true;
  }

  /** How many of `bytes` belong to the open field; undefined when the listener refuses them. */
  #take(bytes: Uint8Array): number | undefined {
    const open = this.#open;
    if (!open) return 0;
    const part = bytes.subarray(0, open.length - open.content.length);
    const first = open.content.length === 0;
    open.content.push(...part);
    this.consumed.push(...part);
    if (open.listened && !this.#listen(open, first)) return undefined;
    if (open.content.length === open.length) this.#close(open);
    return part.length;
  }

  #listen(open: OpenField, first: boolean): boolean {
    const content = Uint8Array.from(open.content);
    if (first && !this.#listener.selector(content.subarray(0, SELECTOR), this.fields)) return false;
    for (;;) {
      const start = SELECTOR + 32 * open.words;
      const end = Math.min(start + 32, open.length);
      if (start >= open.length || content.length < end) return true;
      const word = new Uint8Array(32);
      word.set(content.subarray(start, end));
      if (!this.#listener.word(word, open.words)) return false;
      open.words++;
    }
  }

  #close({ name, content }: OpenField): void {
    const value = Uint8Array.from(content);
    if (name === 'chainId' || name === 'gasPrice' || name === 'gasLimit' || name === 'to')
      this.fields[name] = value;
    if (name === 'value' || name === 'v') this.fields[name] = value;
    this.#open = undefined;
    this.#index++;
  }
}
