import type { BuyOrderState, BuyPaymentState } from '@exchange-sim/contract';
import { and, desc, eq, getTableColumns, type SQL } from 'drizzle-orm';
import { bigint, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { type BuyQuoteRow, buyQuoteTable } from '../buy-quotes/buy-quotes-repository.js';
import type { Store, Tx } from '../store.js';

export const buyOrderTable = pgTable('buy_order', {
  id: text('id').primaryKey(),
  seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
  quoteId: text('quote_id').notNull(),
  accountId: uuid('account_id').notNull(),
  ledgerTransactionId: text('ledger_transaction_id'),
  state: text('state').$type<BuyOrderState>().notNull(),
  paymentState: text('payment_state').$type<BuyPaymentState>().notNull(),
  /** Why the payment was declined or the purchase failed, in the user's words. */
  reason: text('reason'),
  /** Of the card that was charged last. */
  cardBrand: text('card_brand'),
  cardLast4: text('card_last4'),
  /** Where the coins go. */
  address: text('address').notNull(),
  transactionHash: text('transaction_hash'),
  /** Until when it has to be paid. */
  expiresAt: bigint('expires_at', { mode: 'number' }).notNull(),
  createdAt: bigint('created_at', { mode: 'number' }).notNull(),
  updatedAt: bigint('updated_at', { mode: 'number' }).notNull(),
});
export type BuyOrder = typeof buyOrderTable.$inferSelect & { quote: BuyQuoteRow };
export type BuyOrderChange = Partial<
  Pick<BuyOrder, 'state' | 'paymentState' | 'reason' | 'cardBrand' | 'cardLast4' | 'transactionHash'>
>;

const columns = { ...getTableColumns(buyOrderTable), quote: getTableColumns(buyQuoteTable) };

export class BuyOrdersRepository {
  constructor(readonly store: Store) {}

  /** `false` when the id is taken, or the quote bought already. */
  async add(tx: Tx, order: typeof buyOrderTable.$inferInsert): Promise<boolean> {
    const added = await tx
      .insert(buyOrderTable)
      .values(order)
      .onConflictDoNothing()
      .returning({ id: buyOrderTable.id });
    return added.length > 0;
  }

  /** The order, locked until the transaction ends: whoever changes a state decides on what it then is. */
  async lock(tx: Tx, id: string): Promise<BuyOrder | undefined> {
    const [order] = await tx
      .select(columns)
      .from(buyOrderTable)
      .innerJoin(buyQuoteTable, eq(buyQuoteTable.id, buyOrderTable.quoteId))
      .where(eq(buyOrderTable.id, id))
      .for('update', { of: buyOrderTable });
    return order;
  }

  async change(tx: Tx, id: string, change: BuyOrderChange & { updatedAt: number }): Promise<void> {
    await tx.update(buyOrderTable).set(change).where(eq(buyOrderTable.id, id));
  }

  async ofQuote(quoteId: string): Promise<BuyOrder | undefined> {
    const [order] = await this.#where(eq(buyOrderTable.quoteId, quoteId));
    return order;
  }

  /** Orders of an account, newest first; one of them when `id` is given. */
  ofAccount(accountId: string, id?: string): Promise<BuyOrder[]> {
    const one = id === undefined ? undefined : eq(buyOrderTable.id, id);
    return this.#where(and(eq(buyOrderTable.accountId, accountId), one));
  }

  #where(condition: SQL | undefined): Promise<BuyOrder[]> {
    return this.store.db
      .select(columns)
      .from(buyOrderTable)
      .innerJoin(buyQuoteTable, eq(buyQuoteTable.id, buyOrderTable.quoteId))
      .where(condition)
      .orderBy(desc(buyOrderTable.seq))
      .limit(200);
  }
}
