import type { ChainName, Incoming } from '../chains/chain.js';
import type { Tx } from '../store.js';

/** A deposit found in a block. */
export interface Deposit extends Incoming {
  block: number;
  /** What its transaction cost the sender, in the chain's own coin. */
  feeAtomic: bigint;
}

/** A deposit booked earlier whose order has not gone on yet. */
export interface Unsettled {
  id: string;
  txHash: string;
}

/** Where the deposit's transaction is now; `undefined` when a reorganisation took it out of the chain. */
export type Place = { block: number; confirmations: number } | undefined;

/** Orders of one kind that wait for deposits. */
export interface DepositDesk {
  /** The field of a deposit's hop that names the order. */
  readonly idName: 'sellId' | 'swapId';
  readonly hopName: 'deposit' | 'further deposit';
  /** Whether of several deposits for one order in a block only the first counts. */
  readonly counts: 'first' | 'all';
  /** Orders that take a deposit at any of these lower-case addresses; any currency where none is named. */
  awaiting(
    tx: Tx,
    addresses: string[],
  ): Promise<Array<{ id: string; address: string; currency: string | undefined }>>;
  /** Writes the deposit to its order; `false` when it is there already. */
  book(tx: Tx, id: string, deposit: Deposit): Promise<boolean>;
  unsettled(tx: Tx, chain: ChainName): Promise<Unsettled[]>;
  /** Counts the deposit's confirmations and lets the order go on when there are enough. */
  settle(tx: Tx, id: string, place: Place): Promise<void>;
}
