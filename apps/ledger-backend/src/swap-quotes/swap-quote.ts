import type { TradeMethod } from '@exchange-sim/contract';
import { bigint, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Table of quotes as wallets got them; amounts are decimal text in whole units. */
export const swapQuote = pgTable(
  'swap_quote',
  {
    providerId: text('provider_id').notNull(),
    /** `key` of the row the wallet got. */
    key: text('key').notNull(),
    quoteId: text('quote_id'),
    tradeMethod: text('trade_method').$type<TradeMethod>().notNull(),
    fromCurrency: text('from_currency').notNull(),
    toCurrency: text('to_currency').notNull(),
    amountFrom: text('amount_from').notNull(),
    amountTo: text('amount_to').notNull(),
    expiresAt: instant('expires_at'),
    createdAt: instant('created_at').notNull(),
    sequence: bigint('sequence', { mode: 'bigint' }).generatedAlwaysAsIdentity(),
  },
  (table) => [primaryKey({ columns: [table.providerId, table.key] })],
);

export type GivenQuote = typeof swapQuote.$inferSelect;
export type NewGivenQuote = typeof swapQuote.$inferInsert;
