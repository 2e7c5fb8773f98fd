import type { Clock } from '@exchange-sim/clock';
import type { Account } from './account.js';

/** What the accounts of one chain hold, at one height. */
export interface Reading {
  blockHeight: number;
  /** By account id, atomic units. */
  balances: Map<string, bigint>;
}

/** Coins that came from somebody else, in a block. */
export interface Arrival {
  currency: string;
  /** The user's. */
  address: string;
  amountAtomic: bigint;
  transactionHash: string;
}

/** One chain as the account book sees it. */
export interface ChainReader {
  family: Account['family'];
  url: string;
  /** Rejects when the chain does not answer. */
  read(): Promise<Reading>;
  /** The newest block. Rejects when the chain does not answer. */
  height(): Promise<number>;
  /** What one block brought to these accounts; what they sent themselves is none of it. Rejects when there is no such block. */
  arrivalsIn(block: number): Promise<Arrival[]>;
  /** Tells of each change, until closed. */
  follow(options: { clock: Clock; onChange: () => void; onDown: () => void }): { close(): void };
}
