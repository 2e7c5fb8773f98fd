import type { Journal } from './journal.js';
import type { BitcoinTransaction, TransactionOutput } from './transaction.js';
import type { Treasury } from './treasury.js';
import type { UtxoChain } from './utxo-chain.js';

/** What happens on the chain, as `GET /events` tells it. */
export type ChainEvent = { type: 'block'; height: number; hash: string } | { type: 'tx'; txid: string };

/** The chain with what is around it: what it keeps on the disk, who hears of it, and its faucet. */
export class BitcoinNode {
  readonly #journal: Journal | undefined;
  readonly #treasury: Treasury;
  readonly #listeners = new Set<(event: ChainEvent) => void>();

  constructor(
    readonly chain: UtxoChain,
    treasury: Treasury,
    journal?: Journal,
  ) {
    this.#treasury = treasury;
    this.#journal = journal;
  }

  /** Takes a signed transaction and resolves to its id once it is kept. @throws Rejection in Bitcoin Core's words */
  async broadcast(transaction: BitcoinTransaction): Promise<string> {
    const { txid, raw } = transaction;
    const isNew = !this.chain.transaction(txid);
    this.chain.accept(transaction);
    if (isNew) {
      this.#tell({ type: 'tx', txid });
      await this.#journal?.append({ tx: Buffer.from(raw).toString('hex') });
    }
    return txid;
  }

  /** Pays out of the chain's own coins, by a transaction like any other. @throws Rejection in Bitcoin Core's words */
  async give(outputs: readonly TransactionOutput[]): Promise<string> {
    return this.broadcast(this.#treasury.pay(this.chain, outputs));
  }

  /** Puts what waits into a block of this time, seconds since the Unix epoch; resolves to the number of transactions in it. */
  async mineAt(time: number): Promise<number> {
    const { height, hash, transactions } = this.chain.mine(time);
    this.#tell({ type: 'block', height, hash });
    await this.#journal?.append({ block: time });
    return transactions.length - 1;
  }

  /** Returns the unsubscriber. */
  listen(listener: (event: ChainEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tell(event: ChainEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
