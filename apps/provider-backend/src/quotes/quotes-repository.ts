import type { PaymentMethod } from '@exchange-sim/contract';
import { and, eq, isNull, or } from 'drizzle-orm';
import { bigint, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Store, Tx } from '../store.js';

export const quoteTable = pgTable('quote', {
  id: text('id').primaryKey(),
  /** Who claimed it. */
  accountId: uuid('account_id'),
  cryptoCurrency: text('crypto_currency').notNull(),
  fiatCurrency: text('fiat_currency').notNull(),
  paymentMethod: text('payment_method').$type<PaymentMethod>().notNull(),
  country: text('country'),
  cryptoAmount: text('crypto_amount').notNull(),
  fiatAmount: text('fiat_amount').notNull(),
  rate: text('rate').notNull(),
  providerFees: text('provider_fees').notNull(),
  referralFees: text('referral_fees').notNull(),
  createdAt: bigint('created_at', { mode: 'number' }).notNull(),
  expiresAt: bigint('expires_at', { mode: 'number' }).notNull(),
});
export type Quote = typeof quoteTable.$inferSelect;

export class QuotesRepository {
  constructor(readonly store: Store) {}

  /** `false` when the id is taken. */
  async add(quote: Quote): Promise<boolean> {
    const added = await this.store.db
      .insert(quoteTable)
      .values(quote)
      .onConflictDoNothing()
      .returning({ id: quoteTable.id });
    return added.length > 0;
  }

  async find(id: string, tx: Tx = this.store.db): Promise<Quote | undefined> {
    const [quote] = await tx.select().from(quoteTable).where(eq(quoteTable.id, id));
    return quote;
  }

  /** Ties the quote to an account; `undefined` when it belongs to another one already. */
  async claim(id: string, accountId: string): Promise<Quote | undefined> {
    const free = or(isNull(quoteTable.accountId), eq(quoteTable.accountId, accountId));
    const [quote] = await this.store.db
      .update(quoteTable)
      .set({ accountId })
      .where(and(eq(quoteTable.id, id), free))
      .returning();
    return quote;
  }
}
