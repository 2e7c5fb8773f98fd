import { FINAL_STATUSES, FINAL_SWAP_STATES, type SellStatus, type SwapState } from '@exchange-sim/contract';
import type { Database } from '@exchange-sim/storage';
import { and, asc, desc, eq, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { OfferedProduct } from '../registry/provider-row.js';
import type { Schema } from '../schema.js';
import {
  type ExchangeTransaction,
  exchangeTransaction,
  type NewExchangeTransaction,
} from './exchange-transaction.js';

export interface TransactionKey {
  product: OfferedProduct;
  providerId: string;
  /** ledgerTransactionId, sellId or swapId. */
  id: string;
}

/** What the wallet or the exchange SDK reported about the user's decision. */
export type DeviceReport =
  | { deviceStatus: 'ACCEPTED'; transactionHash: string; nextPollAt?: Date }
  | { deviceStatus: 'CANCELLED'; deviceMessage: string | undefined };

/** What the provider says about its order; what is absent stays as it was. Amounts whole. */
export interface ProviderWord {
  status: SellStatus | SwapState;
  amountTo?: string;
  providerFees?: string;
  referralFees?: string;
  payoutNetworkFees?: string;
  payinTransactionId?: string;
  payoutTransactionId?: string;
}

const FINAL: readonly string[] = [...FINAL_STATUSES, ...FINAL_SWAP_STATES];
/** Whether a provider may say nothing more, save that a late deposit went back. */
export const isFinal = (status: string | null): boolean => status !== null && FINAL.includes(status);

const table = exchangeTransaction;
const keyIs = ({ product, providerId, id }: TransactionKey) =>
  and(eq(table.product, product), eq(table.providerId, providerId), eq(table.id, id));

/** Purchases, sales and swaps in Postgres. */
export class TransactionsRepository {
  readonly #db: Database<Schema>['db'];

  constructor(database: Database<Schema>) {
    this.#db = database.db;
  }

  /** `false` when the id is already used: by the provider, or for another purchase. */
  async add(transaction: NewExchangeTransaction): Promise<boolean> {
    const rows = await this.#db
      .insert(table)
      .values(transaction)
      .onConflictDoNothing()
      .returning({ id: table.id });
    return rows.length === 1;
  }

  async find(key: TransactionKey): Promise<ExchangeTransaction | undefined> {
    const [row] = await this.#db.select().from(table).where(keyIs(key));
    return row;
  }

  /** Those of these ids that exist, whichever provider they belong to. */
  findAll(product: OfferedProduct, ids: string[]): Promise<ExchangeTransaction[]> {
    return this.#db
      .select()
      .from(table)
      .where(and(eq(table.product, product), inArray(table.id, ids)));
  }

  /** A sale by sellId, else the newest one of that quote: SDK 1.4 and 1.5 name the quote. */
  async findSale(providerId: string, id: string): Promise<ExchangeTransaction | undefined> {
    const sale = and(eq(table.product, 'sell'), eq(table.providerId, providerId));
    const [row] = await this.#db
      .select()
      .from(table)
      .where(and(sale, or(eq(table.id, id), eq(table.quoteId, id))))
      .orderBy(desc(eq(table.id, id)), desc(table.sequence))
      .limit(1);
    return row;
  }

  /** Records the user's decision; a refusal never replaces an approval. `false` when nothing was changed. */
  async reportDevice(key: TransactionKey, report: DeviceReport, at: Date): Promise<boolean> {
    const open = or(isNull(table.deviceStatus), ne(table.deviceStatus, 'ACCEPTED'));
    const rows = await this.#db
      .update(table)
      .set({ ...report, ...(report.deviceStatus === 'ACCEPTED' && { deviceMessage: null }), updatedAt: at })
      .where(and(keyIs(key), open))
      .returning({ id: table.id });
    return rows.length === 1;
  }

  /** Applies the provider's word unless its last one was final; a late payin may turn EXPIRED into REFUNDED (C-19). */
  async updateStatus(key: TransactionKey, word: ProviderWord, at: Date): Promise<boolean> {
    const rows = await this.#db
      .update(table)
      .set({ ...word, ...(isFinal(word.status) && { nextPollAt: null }), updatedAt: at })
      .where(and(keyIs(key), stillOpenFor(word.status)))
      .returning({ id: table.id });
    return rows.length === 1;
  }

  /**
   * Takes up to `limit` orders of these providers that are due to be asked about, and plans their next turn: of several
   * replicas exactly one gets each order.
   */
  takeDue(providerIds: string[], now: Date, nextPollAt: Date, limit: number): Promise<ExchangeTransaction[]> {
    const due = this.#db.$with('due').as(
      this.#db
        .select({ sequence: table.sequence })
        .from(table)
        .where(and(lte(table.nextPollAt, now), inArray(table.providerId, providerIds)))
        .orderBy(asc(table.nextPollAt), asc(table.sequence))
        .limit(limit)
        .for('update', { skipLocked: true }),
    );
    return this.#db
      .with(due)
      .update(table)
      .set({ nextPollAt })
      .where(inArray(table.sequence, this.#db.select({ sequence: due.sequence }).from(due)))
      .returning();
  }

  /** Newest first; `addresses` are those coins come to of purchases, else those they go back to; compared without regard to case. */
  list({ addresses, limit }: { addresses?: string[]; limit: number }): Promise<ExchangeTransaction[]> {
    return this.#db
      .select()
      .from(table)
      .where(
        addresses &&
          inArray(
            table.userAddress,
            addresses.map((one) => one.toLowerCase()),
          ),
      )
      .orderBy(desc(table.sequence))
      .limit(limit);
  }
}

function stillOpenFor(status: ProviderWord['status']) {
  const notFinal = or(isNull(table.status), sql`${table.status} not in ${[...FINAL]}`);
  const isRefund = status === 'REFUNDED' || status === 'refunded';
  return isRefund ? or(notFinal, inArray(table.status, ['EXPIRED', 'expired'])) : notFinal;
}
