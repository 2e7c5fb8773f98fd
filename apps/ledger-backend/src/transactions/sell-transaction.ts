import type { DeviceStatus, SellStatus } from '@exchange-sim/contract';
import { bigint, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' }).notNull();

/** Table of orders; amounts are decimal text in whole units. */
export const sellTransaction = pgTable(
  'sell_transaction',
  {
    providerId: text('provider_id').notNull(),
    sellId: text('sell_id').notNull(),
    quoteId: text('quote_id').notNull(),
    nonce: text('nonce'),
    fromCurrency: text('from_currency').notNull(),
    toCurrency: text('to_currency').notNull(),
    amountFrom: text('amount_from').notNull(),
    amountTo: text('amount_to'),
    providerFees: text('provider_fees'),
    referralFees: text('referral_fees'),
    refundAddress: text('refund_address').notNull(),
    payinAddress: text('payin_address').notNull(),
    transactionHash: text('transaction_hash'),
    payinTransactionId: text('payin_transaction_id'),
    deviceStatus: text('device_status').$type<DeviceStatus>(),
    deviceMessage: text('device_message'),
    status: text('status').$type<SellStatus>(),
    createdAt: instant('created_at'),
    updatedAt: instant('updated_at'),
    sequence: bigint('sequence', { mode: 'bigint' }).generatedAlwaysAsIdentity(),
  },
  (table) => [primaryKey({ columns: [table.providerId, table.sellId] })],
);

export type SellTransaction = typeof sellTransaction.$inferSelect;
export type NewSellTransaction = typeof sellTransaction.$inferInsert;
export const schema = { sellTransaction };
