import type { HistoryEntry, historyQuery } from '@exchange-sim/contract';
import type { z } from 'zod';
import type { Registry } from '../registry/registry.js';
import type { SellTransaction } from '../transactions/sell-transaction.js';
import type { TransactionChanges } from '../transactions/transaction-changes.js';
import type { TransactionsRepository } from '../transactions/transactions-repository.js';

type Query = z.output<typeof historyQuery>;

/** The wallet's history: read at once, then followed. */
export class HistoryService {
  constructor(
    readonly registry: Registry,
    readonly transactions: TransactionsRepository,
    readonly changes: TransactionChanges,
  ) {}

  async list({ address, limit }: Query): Promise<HistoryEntry[]> {
    const rows = await this.transactions.list({ addresses: addresses(address), limit });
    return rows.map((row) => this.#entry(row));
  }

  /** Calls `onEntry` with each order of these addresses as it changes; returns the unsubscriber. */
  follow({ address }: Pick<Query, 'address'>, onEntry: (entry: HistoryEntry) => void): () => void {
    const wanted = addresses(address)?.map((one) => one.toLowerCase());
    let last: Promise<void> = Promise.resolve();
    return this.changes.subscribe((key) => {
      const found = this.transactions.find(key).catch(() => undefined);
      last = last.then(async () => {
        const row = await found;
        if (row && (!wanted || wanted.includes(row.refundAddress.toLowerCase()))) onEntry(this.#entry(row));
      });
    });
  }

  #entry(row: SellTransaction): HistoryEntry {
    const provider = this.registry.find(row.providerId);
    return {
      id: row.sellId,
      product: 'sell',
      providerId: row.providerId,
      providerName: provider?.name ?? row.providerId,
      supportUrl: provider?.supportUrl,
      quoteId: row.quoteId,
      fromCurrency: row.fromCurrency,
      toCurrency: row.toCurrency,
      amountFrom: row.amountFrom,
      amountTo: row.amountTo ?? undefined,
      providerFees: row.providerFees ?? undefined,
      referralFees: row.referralFees ?? undefined,
      refundAddress: row.refundAddress,
      payinAddress: row.payinAddress,
      transactionHash: row.transactionHash ?? row.payinTransactionId ?? undefined,
      deviceStatus: row.deviceStatus ?? undefined,
      deviceMessage: row.deviceMessage ?? undefined,
      status: row.status ?? undefined,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    };
  }
}

const addresses = (list: string | undefined) =>
  list
    ?.split(',')
    .map((address) => address.trim())
    .filter(Boolean);
