import type { SellStatus } from '@exchange-sim/contract';
import { and, desc, eq, getTableColumns, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { bigint, integer, numeric, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { type Quote, quoteTable } from '../quotes/quotes-repository.js';
import type { Store, Tx } from '../store.js';

export const orderTable = pgTable('sell_order', {
  /** sellId. */
  id: text('id').primaryKey(),
  seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
  quoteId: text('quote_id').notNull(),
  accountId: uuid('account_id'),
  status: text('status').$type<SellStatus>().notNull(),
  outcome: text('outcome').$type<'approved' | 'rejected'>(),
  reportedHash: text('reported_hash'),
  reportedReason: text('reported_reason'),
  depositIndex: bigint('deposit_index', { mode: 'number' }).notNull(),
  /** As answered; compared in lower case. */
  depositAddress: text('deposit_address').notNull(),
  refundAddress: text('refund_address').notNull(),
  cryptoAmountAtomic: numeric('crypto_amount_atomic', { mode: 'bigint' }).notNull(),
  payinHash: text('payin_hash'),
  payinBlock: bigint('payin_block', { mode: 'number' }),
  payinAmountAtomic: numeric('payin_amount_atomic', { mode: 'bigint' }),
  confirmations: integer('confirmations').notNull().default(0),
  payoutReference: text('payout_reference'),
  webhooksLost: integer('webhooks_lost').notNull().default(0),
  createdAt: bigint('created_at', { mode: 'number' }).notNull(),
  updatedAt: bigint('updated_at', { mode: 'number' }).notNull(),
});
export type Order = typeof orderTable.$inferSelect;
export type OrderWithQuote = Order & { quote: Quote };
export type OrderChange = Partial<Omit<Order, 'id' | 'seq' | 'quoteId' | 'createdAt'>>;

export class OrdersRepository {
  constructor(readonly store: Store) {}

  /** `false` when the id is taken. */
  async add(tx: Tx, order: typeof orderTable.$inferInsert): Promise<boolean> {
    const added = await tx
      .insert(orderTable)
      .values(order)
      .onConflictDoNothing({ target: orderTable.id })
      .returning({ id: orderTable.id });
    return added.length > 0;
  }

  /** The order, locked until the transaction ends: whoever changes a status decides on what it then is. */
  async lock(tx: Tx, id: string): Promise<OrderWithQuote | undefined> {
    const [row] = await tx
      .select({ ...getTableColumns(orderTable), quote: getTableColumns(quoteTable) })
      .from(orderTable)
      .innerJoin(quoteTable, eq(quoteTable.id, orderTable.quoteId))
      .where(eq(orderTable.id, id))
      .for('update', { of: orderTable });
    return row;
  }

  async change(tx: Tx, id: string, change: OrderChange): Promise<void> {
    await tx.update(orderTable).set(change).where(eq(orderTable.id, id));
  }

  /** The youngest order of a quote. */
  async latestOfQuote(tx: Tx, quoteId: string): Promise<Order | undefined> {
    const [order] = await tx
      .select()
      .from(orderTable)
      .where(eq(orderTable.quoteId, quoteId))
      .orderBy(desc(orderTable.seq))
      .limit(1);
    return order;
  }

  /** Orders of an account, newest first; one of them when `id` is given. */
  async ofAccount(accountId: string, id?: string): Promise<OrderWithQuote[]> {
    return this.store.db
      .select({ ...getTableColumns(orderTable), quote: getTableColumns(quoteTable) })
      .from(orderTable)
      .innerJoin(quoteTable, eq(quoteTable.id, orderTable.quoteId))
      .where(and(eq(orderTable.accountId, accountId), id === undefined ? undefined : eq(orderTable.id, id)))
      .orderBy(desc(orderTable.seq))
      .limit(200);
  }

  /** Ids of orders without a payin that wait for one at any of these lower-case addresses. */
  async awaiting(tx: Tx, addresses: string[]): Promise<Array<{ id: string; address: string }>> {
    if (addresses.length === 0) return [];
    const address = sql<string>`lower(${orderTable.depositAddress})`;
    return tx
      .select({ id: orderTable.id, address })
      .from(orderTable)
      .where(and(isNull(orderTable.payinHash), inArray(address, addresses)));
  }

  /** Orders whose payin is on the chain and not yet acted on. */
  async unsettled(tx: Tx): Promise<Array<{ id: string; txHash: string }>> {
    const rows = await tx
      .select({ id: orderTable.id, txHash: orderTable.payinHash })
      .from(orderTable)
      .where(and(isNotNull(orderTable.payinBlock), inArray(orderTable.status, ['PENDING', 'EXPIRED'])))
      .orderBy(orderTable.seq);
    return rows.flatMap(({ id, txHash }) => (txHash === null ? [] : [{ id, txHash }]));
  }

  /** Counts a lost status update of an order, as long as `most` are not lost; `false` afterwards. */
  async countLoss(id: string, most: number): Promise<boolean> {
    const counted = await this.store.db
      .update(orderTable)
      .set({ webhooksLost: sql`${orderTable.webhooksLost} + 1` })
      .where(and(eq(orderTable.id, id), lt(orderTable.webhooksLost, most)))
      .returning({ id: orderTable.id });
    return counted.length > 0;
  }
}
