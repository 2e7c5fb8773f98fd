import { FINAL_STATUSES, type SellStatus, type StatusUpdate } from '@exchange-sim/contract';
import type { Database } from '@exchange-sim/storage';
import { and, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import {
  type NewSellTransaction,
  type SellTransaction,
  type schema,
  sellTransaction,
} from './sell-transaction.js';

export interface TransactionKey {
  providerId: string;
  sellId: string;
}

/** What the exchange SDK reported about the user's decision. */
export type DeviceReport =
  | { deviceStatus: 'ACCEPTED'; transactionHash: string }
  | { deviceStatus: 'CANCELLED'; deviceMessage: string | undefined };

const table = sellTransaction;
const keyIs = ({ providerId, sellId }: TransactionKey) =>
  and(eq(table.providerId, providerId), eq(table.sellId, sellId));

/** Orders in Postgres. */
export class TransactionsRepository {
  readonly #db: Database<typeof schema>['db'];

  constructor(database: Database<typeof schema>) {
    this.#db = database.db;
  }

  /** `false` when the provider already used this sellId. */
  async add(transaction: NewSellTransaction): Promise<boolean> {
    const rows = await this.#db
      .insert(table)
      .values(transaction)
      .onConflictDoNothing()
      .returning({ sellId: table.sellId });
    return rows.length === 1;
  }

  async find(key: TransactionKey): Promise<SellTransaction | undefined> {
    const [row] = await this.#db.select().from(table).where(keyIs(key));
    return row;
  }

  /** By sellId, else the newest order of that quote: SDK 1.4 and 1.5 name the quote. */
  async findBySellOrQuote(providerId: string, id: string): Promise<SellTransaction | undefined> {
    const [row] = await this.#db
      .select()
      .from(table)
      .where(and(eq(table.providerId, providerId), or(eq(table.sellId, id), eq(table.quoteId, id))))
      .orderBy(desc(eq(table.sellId, id)), desc(table.sequence))
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
      .returning({ sellId: table.sellId });
    return rows.length === 1;
  }

  /** Applies the provider's word unless its last one was final; a late payin may turn EXPIRED into REFUNDED (C-19). */
  async updateStatus(key: TransactionKey, update: StatusUpdate, at: Date): Promise<boolean> {
    const { status, amount, ...rest } = update;
    const rows = await this.#db
      .update(table)
      .set({ status, ...(amount !== undefined && { amountTo: amount }), ...rest, updatedAt: at })
      .where(and(keyIs(key), stillOpenFor(status)))
      .returning({ sellId: table.sellId });
    return rows.length === 1;
  }

  /** Newest first; `addresses` are refund addresses, compared without regard to case. */
  list({ addresses, limit }: { addresses?: string[]; limit: number }): Promise<SellTransaction[]> {
    return this.#db
      .select()
      .from(table)
      .where(
        addresses &&
          inArray(
            sql`lower(${table.refundAddress})`,
            addresses.map((one) => one.toLowerCase()),
          ),
      )
      .orderBy(desc(table.sequence))
      .limit(limit);
  }
}

function stillOpenFor(status: SellStatus) {
  const notFinal = or(isNull(table.status), sql`${table.status} not in ${[...FINAL_STATUSES]}`);
  return status === 'REFUNDED' ? or(notFinal, eq(table.status, 'EXPIRED')) : notFinal;
}
