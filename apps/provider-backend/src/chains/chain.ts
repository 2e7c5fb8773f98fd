export type ChainName = 'ethereum' | 'bitcoin';

/** Money that arrived at an address, in one transaction. */
export interface Incoming {
  txHash: string;
  /** Lower case. */
  to: string;
  /** LedgerId. */
  currency: string;
  amountAtomic: bigint;
}

export interface Block {
  number: number;
  hash: string;
  parentHash: string;
  incoming: Incoming[];
}

export interface Receipt {
  succeeded: boolean;
  block: number;
  /** What the transaction cost its sender, in the chain's own coin. */
  feeAtomic: bigint;
}

/** A chain as deposits, payouts and refunds see it: listened to, never polled. */
export interface Chain {
  readonly name: ChainName;
  readonly connected: boolean;
  /** Calls `onHead` with each new height, and with the present one after every (re)connection. */
  start(onHead: (head: number) => void): void;
  /** Height of the newest block, asked for now. */
  head(): Promise<number>;
  /** `undefined` when there is no block at that height. */
  block(number: number): Promise<Block | undefined>;
  /** Where a transaction is and whether it succeeded; `undefined` while it is in no block. */
  receipt(txHash: string): Promise<Receipt | undefined>;
  /** Hands in a signed transaction; the same one may be handed in again. Rejects with the node's own words. */
  broadcast(transaction: { rawTx: string; txHash: string }): Promise<void>;
  close(): void;
}

const CHAIN_OF: Readonly<Record<string, ChainName>> = { bitcoin: 'bitcoin' };

/** The chain on which a currency (LedgerId) moves. */
export const chainOf = (currency: string): ChainName => CHAIN_OF[currency] ?? 'ethereum';
