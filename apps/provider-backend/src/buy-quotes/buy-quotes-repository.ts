import type { PaymentMethod } from '@exchange-sim/contract';
import { eq } from 'drizzle-orm';
import { bigint, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Store } from '../store.js';

export const buyQuoteTable = pgTable('buy_quote', {
  id: text('id').primaryKey(),
  /** Who asked for it. */
  accountId: uuid('account_id').notNull(),
  /** LedgerId. */
  cryptoCurrency: text('crypto_currency').notNull(),
  fiatCurrency: text('fiat_currency').notNull(),
  paymentMethod: text('payment_method').$type<PaymentMethod>().notNull(),
  country: text('country').notNull(),
  fiatAmount: text('fiat_amount').notNull(),
  cryptoAmount: text('crypto_amount').notNull(),
  rate: text('rate').notNull(),
  providerFees: text('provider_fees').notNull(),
  referralFees: text('referral_fees').notNull(),
  networkFees: text('network_fees').notNull(),
  createdAt: bigint('created_at', { mode: 'number' }).notNull(),
  expiresAt: bigint('expires_at', { mode: 'number' }).notNull(),
});
/** Amounts whole; fees in the fiat currency and within `fiatAmount`. */
export type BuyQuoteRow = typeof buyQuoteTable.$inferSelect;

export class BuyQuotesRepository {
  constructor(readonly store: Store) {}

  /** `false` when the id is taken. */
  async add(quote: BuyQuoteRow): Promise<boolean> {
    const added = await this.store.db
      .insert(buyQuoteTable)
      .values(quote)
      .onConflictDoNothing()
      .returning({ id: buyQuoteTable.id });
    return added.length > 0;
  }

  async find(id: string): Promise<BuyQuoteRow | undefined> {
    const [quote] = await this.store.db.select().from(buyQuoteTable).where(eq(buyQuoteTable.id, id));
    return quote;
  }
}
