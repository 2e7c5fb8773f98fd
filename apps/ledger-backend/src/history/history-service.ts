import type { HistoryEntry, historyQuery } from '@exchange-sim/contract';
import type { z } from 'zod';
import type { Registry } from '../registry/registry.js';
import type { ExchangeTransaction } from '../transactions/exchange-transaction.js';
import type { TransactionChanges } from '../transactions/transaction-changes.js';
import type { TransactionKey, TransactionsRepository } from '../transactions/transactions-repository.js';
import { historyEntry } from './history-entry.js';

type Query = z.output<typeof historyQuery>;

/** The wallet's history: read at once, then followed. */
export class HistoryService {
  #telling: Promise<unknown> = Promise.resolve();

  constructor(
    readonly registry: Registry,
    readonly transactions: TransactionsRepository,
    readonly changes: TransactionChanges,
  ) {}

  async list({ address, limit }: Query): Promise<HistoryEntry[]> {
    const rows = await this.transactions.list({ addresses: addresses(address), limit });
    return rows.map((row) => this.#entry(row));
  }

  /**
   * Calls `onEntry` with each order of these addresses as it changes, and with the newest ones again when changes may have
   * been missed; returns the unsubscriber.
   */
  follow(query: Query, onEntry: (entry: HistoryEntry) => void): () => void {
    const wanted = addresses(query.address)?.map((one) => one.toLowerCase());
    const isWanted = (row: ExchangeTransaction) => !wanted || wanted.includes(row.userAddress ?? '');
    // Rows are read at once but told in the order of their changes.
    let told: Promise<void> = Promise.resolve();
    const tell = (reading: Promise<HistoryEntry[]>) => {
      const entries = reading.catch(() => []);
      told = told.then(async () => (await entries).forEach(onEntry));
      this.#telling = Promise.all([this.#telling, told]);
    };
    const read = async (key: TransactionKey) => {
      const row = await this.transactions.find(key);
      return row && isWanted(row) ? [this.#entry(row)] : [];
    };
    return this.changes.subscribe({
      changed: (key) => tell(read(key)),
      resumed: () => tell(this.list(query).then((entries) => entries.reverse())),
    });
  }

  /** Resolves when everybody who follows has been told of every change made before. */
  async caughtUp(): Promise<void> {
    await this.changes.caughtUp();
    await this.#telling;
  }

  #entry(row: ExchangeTransaction): HistoryEntry {
    return historyEntry(row, this.registry.find(row.providerId));
  }
}

const addresses = (list: string | undefined) =>
  list
    ?.split(',')
    .map((address) => address.trim())
    .filter(Boolean);
