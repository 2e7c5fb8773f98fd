import type { TradeMethod } from '@exchange-sim/contract';
import { and, eq, isNull, or } from 'drizzle-orm';
import { bigint, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Store, Tx } from '../store.js';

export const swapQuoteTable = pgTable('swap_quote', {
  id: text('id').primaryKey(),
  /** Who claimed it. */
  accountId: uuid('account_id'),
  /** LedgerId. */
  currencyFrom: text('currency_from').notNull(),
  /** LedgerId. */
  currencyTo: text('currency_to').notNull(),
  tradeMethod: text('trade_method').$type<TradeMethod>().notNull(),
  amountFrom: text('amount_from').notNull(),
  amountTo: text('amount_to').notNull(),
  rate: text('rate').notNull(),
  providerFees: text('provider_fees').notNull(),
  referralFees: text('referral_fees').notNull(),
  payoutNetworkFees: text('payout_network_fees').notNull(),
  defaultSlippage: text('default_slippage'),
  minSlippage: text('min_slippage'),
  maxSlippage: text('max_slippage'),
  createdAt: bigint('created_at', { mode: 'number' }).notNull(),
  expiresAt: bigint('expires_at', { mode: 'number' }).notNull(),
});
/** Amounts whole; fees in the currency received and already taken off `amountTo`. */
export type SwapQuoteRow = typeof swapQuoteTable.$inferSelect;

export class SwapQuotesRepository {
  constructor(readonly store: Store) {}

  /** `false` when the id is taken. */
  async add(quote: SwapQuoteRow): Promise<boolean> {
    const added = await this.store.db
      .insert(swapQuoteTable)
      .values(quote)
      .onConflictDoNothing()
      .returning({ id: swapQuoteTable.id });
    return added.length > 0;
  }

  async find(id: string, tx: Tx = this.store.db): Promise<SwapQuoteRow | undefined> {
    const [quote] = await tx.select().from(swapQuoteTable).where(eq(swapQuoteTable.id, id));
    return quote;
  }

  /** Ties the quote to an account; `undefined` when it belongs to another one already. */
  async claim(id: string, accountId: string): Promise<SwapQuoteRow | undefined> {
    const free = or(isNull(swapQuoteTable.accountId), eq(swapQuoteTable.accountId, accountId));
    const [quote] = await this.store.db
      .update(swapQuoteTable)
      .set({ accountId })
      .where(and(eq(swapQuoteTable.id, id), free))
      .returning();
    return quote;
  }
}
