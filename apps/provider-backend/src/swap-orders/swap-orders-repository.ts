import type { ProviderSwapStatus, TradeMethod } from '@exchange-sim/contract';
import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { bigint, integer, numeric, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { type ChainName, chainOf } from '../chains/chain.js';
import type { Store, Tx } from '../store.js';

/** What the provider is busy with. */
export type SwapStage = 'deposit' | 'confirming' | 'payout' | 'hold' | 'refund' | 'done';

export const swapOrderTable = pgTable('swap_order', {
  /** swapId. */
  id: text('id').primaryKey(),
  seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
  quoteId: text('quote_id'),
  accountId: uuid('account_id'),
  tradeMethod: text('trade_method').$type<TradeMethod>().notNull(),
  status: text('status').$type<ProviderSwapStatus>().notNull(),
  stage: text('stage').$type<SwapStage>().notNull(),
  /** Why money is held or went back, in the user's words. */
  reason: text('reason'),
  outcome: text('outcome').$type<'approved' | 'rejected'>(),
  reportedTx: text('reported_tx'),
  reportedReason: text('reported_reason'),
  /** LedgerId. */
  currencyFrom: text('currency_from').notNull(),
  /** LedgerId. */
  currencyTo: text('currency_to').notNull(),
  amountFromAtomic: numeric('amount_from_atomic', { mode: 'bigint' }).notNull(),
  /** Promised, and signed as `amount_to_wallet`. */
  amountToAtomic: numeric('amount_to_atomic', { mode: 'bigint' }).notNull(),
  executedToAtomic: numeric('executed_to_atomic', { mode: 'bigint' }),
  /** Ratio by which `executedToAtomic` may stay behind `amountToAtomic`; `null` for a fixed rate. */
  maxSlippage: text('max_slippage'),
  /** Whole units of the currency received, as the next two. */
  providerFees: text('provider_fees').notNull(),
  referralFees: text('referral_fees').notNull(),
  payoutNetworkFees: text('payout_network_fees').notNull(),
  payoutAddress: text('payout_address').notNull(),
  refundAddress: text('refund_address').notNull(),
  depositIndex: bigint('deposit_index', { mode: 'number' }).notNull(),
  /** As answered; Ethereum's are compared in lower case. */
  depositAddress: text('deposit_address').notNull(),
  payinTx: text('payin_tx'),
  payinBlock: bigint('payin_block', { mode: 'number' }),
  payinAmountAtomic: numeric('payin_amount_atomic', { mode: 'bigint' }),
  /** What the deposit's transaction cost the user, in the currency sent. */
  payinFeeAtomic: numeric('payin_fee_atomic', { mode: 'bigint' }),
  confirmations: integer('confirmations').notNull().default(0),
  payoutTx: text('payout_tx'),
  refundTx: text('refund_tx'),
  refundedAtomic: numeric('refunded_atomic', { mode: 'bigint' }),
  webhooksLost: integer('webhooks_lost').notNull().default(0),
  /** Until when the deposit is waited for. */
  expiresAt: bigint('expires_at', { mode: 'number' }).notNull(),
  createdAt: bigint('created_at', { mode: 'number' }).notNull(),
  updatedAt: bigint('updated_at', { mode: 'number' }).notNull(),
});
export type SwapOrder = typeof swapOrderTable.$inferSelect;
export type SwapOrderChange = Partial<Omit<SwapOrder, 'id' | 'seq' | 'quoteId' | 'createdAt'>>;

export class SwapOrdersRepository {
  constructor(readonly store: Store) {}

  /** `false` when the id is taken. */
  async add(tx: Tx, order: typeof swapOrderTable.$inferInsert): Promise<boolean> {
    const added = await tx
      .insert(swapOrderTable)
      .values(order)
      .onConflictDoNothing({ target: swapOrderTable.id })
      .returning({ id: swapOrderTable.id });
    return added.length > 0;
  }

  async find(id: string, tx: Tx = this.store.db): Promise<SwapOrder | undefined> {
    const [order] = await tx.select().from(swapOrderTable).where(eq(swapOrderTable.id, id));
    return order;
  }

  /** The order, locked until the transaction ends: whoever changes a status decides on what it then is. */
  async lock(tx: Tx, id: string): Promise<SwapOrder | undefined> {
    const [order] = await tx.select().from(swapOrderTable).where(eq(swapOrderTable.id, id)).for('update');
    return order;
  }

  async change(tx: Tx, id: string, change: SwapOrderChange): Promise<void> {
    await tx.update(swapOrderTable).set(change).where(eq(swapOrderTable.id, id));
  }

  /** The youngest order of a quote. */
  async latestOfQuote(tx: Tx, quoteId: string): Promise<SwapOrder | undefined> {
    const [order] = await tx
      .select()
      .from(swapOrderTable)
      .where(eq(swapOrderTable.quoteId, quoteId))
      .orderBy(desc(swapOrderTable.seq))
      .limit(1);
    return order;
  }

  /** Orders of an account, newest first. */
  async ofAccount(accountId: string): Promise<SwapOrder[]> {
    return this.store.db
      .select()
      .from(swapOrderTable)
      .where(eq(swapOrderTable.accountId, accountId))
      .orderBy(desc(swapOrderTable.seq))
      .limit(200);
  }

  /** Swaps without a deposit that may still get one at any of these lower-case addresses. */
  async awaiting(
    tx: Tx,
    addresses: string[],
  ): Promise<Array<{ id: string; address: string; currency: string }>> {
    const address = sql<string>`lower(${swapOrderTable.depositAddress})`;
    return tx
      .select({ id: swapOrderTable.id, address, currency: swapOrderTable.currencyFrom })
      .from(swapOrderTable)
      .where(and(eq(swapOrderTable.stage, 'deposit'), inArray(address, addresses)));
  }

  /** Swaps that have one of these lower-case addresses, whatever becomes of them. */
  async at(tx: Tx, addresses: string[]): Promise<Array<{ id: string; address: string }>> {
    const address = sql<string>`lower(${swapOrderTable.depositAddress})`;
    return tx
      .select({ id: swapOrderTable.id, address })
      .from(swapOrderTable)
      .where(inArray(address, addresses));
  }

  /** Swaps whose deposit on a chain has not all its confirmations yet. */
  async confirming(tx: Tx, chain: ChainName): Promise<Array<{ id: string; txHash: string }>> {
    const rows = await tx
      .select({
        id: swapOrderTable.id,
        txHash: swapOrderTable.payinTx,
        currency: swapOrderTable.currencyFrom,
      })
      .from(swapOrderTable)
      .where(eq(swapOrderTable.stage, 'confirming'))
      .orderBy(swapOrderTable.seq);
    return rows.flatMap(({ id, txHash, currency }) =>
      txHash !== null && chainOf(currency) === chain ? [{ id, txHash }] : [],
    );
  }

  /** Counts a lost status update of a swap, as long as `most` are not lost; `false` afterwards. */
  async countLoss(id: string, most: number): Promise<boolean> {
    const counted = await this.store.db
      .update(swapOrderTable)
      .set({ webhooksLost: sql`${swapOrderTable.webhooksLost} + 1` })
      .where(and(eq(swapOrderTable.id, id), lt(swapOrderTable.webhooksLost, most)))
      .returning({ id: swapOrderTable.id });
    return counted.length > 0;
  }
}
