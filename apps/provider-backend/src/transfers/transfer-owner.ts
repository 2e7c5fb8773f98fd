import type { Tx } from '../store.js';
import type { Transfer } from './transfers-repository.js';

/** Orders of one kind that the hot wallet pays for. */
export interface TransferOwner {
  /** Locks the transfer's order until `tx` ends; `undefined` when there is none. */
  lock(tx: Tx, transfer: Transfer): Promise<LockedOwner | undefined>;
}

/** What becomes of an order with its transfer. */
export interface LockedOwner {
  /** How the hop of the payment names the order. */
  ids: Readonly<Record<string, string>>;
  /** The chain has the transfer. */
  sent(): Promise<void>;
  /** The transfer is in a block. */
  ended(succeeded: boolean): Promise<void>;
}
