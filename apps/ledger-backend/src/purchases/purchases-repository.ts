import type { ReceivedTransfer } from '@exchange-sim/contract';
import type { Database } from '@exchange-sim/storage';
import { and, desc, eq, inArray, lte, min, or, sql } from 'drizzle-orm';
import type { Schema } from '../schema.js';
import { exchangeTransaction as table } from '../transactions/exchange-transaction.js';

/** One lock for all arrivals, so that of two told at once each sees what the other finished. */
const ARRIVALS = 4_019_001;

/** How long a purchase waits for coins; milliseconds on the clock. */
export const WAITS_MS = 24 * 60 * 60 * 1_000;

const isPurchase = eq(table.product, 'buy');
const isPending = and(isPurchase, eq(table.status, 'PENDING'));

/** Purchases as they end: by coins, or by time. */
export class PurchasesRepository {
  readonly #database: Database<Schema>;

  constructor(database: Database<Schema>) {
    this.#database = database;
  }

  /**
   * Gives a transfer to the purchase it belongs to: unfinished, for this address and currency, its expected amount the closest
   * and within 10 %, the newest of several (an older one may have been given up in the widget, which nobody tells); one without an expected amount comes last. Returns its id, that of the purchase
   * this transfer finished before, or `undefined` when there is none or the transaction is known as something else.
   */
  finish(transfer: ReceivedTransfer, at: Date): Promise<string | undefined> {
    const { address, currency, amount, transactionHash } = transfer;
    const hash = transactionHash.toLowerCase();
    const isHers = and(
      isPurchase,
      eq(table.userAddress, address.toLowerCase()),
      eq(table.toCurrency, currency),
    );
    return this.#database.db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${ARRIVALS})`);
      const known = await tx
        .select({ product: table.product, id: table.id, isSame: sql<boolean>`${isHers}` })
        .from(table)
        .where(
          or(
            ...[table.payoutTransactionId, table.payinTransactionId, table.transactionHash].map((column) =>
              eq(sql`lower(${column})`, hash),
            ),
          ),
        );
      const before = known.find(({ isSame }) => isSame);
      if (before) return before.id;
      if (known.some(({ product }) => product !== 'buy')) return undefined;
      const difference = sql`abs(${table.amountTo}::numeric - ${amount}::numeric)`;
      const [found] = await tx
        .select({ id: table.id })
        .from(table)
        .where(
          and(
            isHers,
            inArray(table.status, ['PENDING', 'EXPIRED']),
            sql`(${table.amountTo} is null or ${difference} <= ${table.amountTo}::numeric / 10)`,
          ),
        )
        .orderBy(sql`${difference} nulls last`, desc(table.sequence))
        .limit(1);
      if (!found) return undefined;
      await tx
        .update(table)
        .set({ status: 'FINISHED', amountTo: amount, payoutTransactionId: transactionHash, updatedAt: at })
        .where(and(isPurchase, eq(table.id, found.id)));
      return found.id;
    });
  }

  /** Ends the waiting of purchases opened at or before an instant, each at its own. */
  async expire(openedBy: Date): Promise<void> {
    await this.#database.db
      .update(table)
      .set({ status: 'EXPIRED', updatedAt: sql`${table.createdAt} + ${WAITS_MS} * interval '1 millisecond'` })
      .where(and(isPending, lte(table.createdAt, openedBy)));
  }

  /** When the oldest purchase that waits was opened. */
  async oldestPending(): Promise<Date | undefined> {
    const [row] = await this.#database.db
      .select({ opened: min(table.createdAt) })
      .from(table)
      .where(isPending);
    return row?.opened ?? undefined;
  }
}
