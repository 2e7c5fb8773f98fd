import type { Clock } from '@exchange-sim/clock';
import type { Account } from './account.js';

/** What the accounts of one chain hold, at one height. */
export interface Reading {
  blockHeight: number;
  /** By account id, atomic units. */
  balances: Map<string, bigint>;
}

/** One chain as the account book sees it. */
export interface ChainReader {
  family: Account['family'];
  url: string;
  /** Rejects when the chain does not answer. */
  read(): Promise<Reading>;
  /** Tells of each change, until closed. */
  follow(options: { clock: Clock; onChange: () => void; onDown: () => void }): { close(): void };
}
