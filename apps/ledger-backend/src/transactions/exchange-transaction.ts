import type {
  BuyStatus,
  DeviceStatus,
  PaymentMethod,
  SellStatus,
  SwapState,
  TradeMethod,
} from '@exchange-sim/contract';
import { sql } from 'drizzle-orm';
import { bigint, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { OfferedProduct } from '../registry/provider-row.js';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Purchases, sales and swaps; amounts are decimal text in whole units. `id` is the wallet's of a purchase, else the provider's. */
export const exchangeTransaction = pgTable(
  'exchange_transaction',
  {
    product: text('product').$type<OfferedProduct>().notNull(),
    providerId: text('provider_id').notNull(),
    id: text('id').notNull(),
    quoteId: text('quote_id'),
    nonce: text('nonce'),
    tradeMethod: text('trade_method').$type<TradeMethod>(),
    fromCurrency: text('from_currency').notNull(),
    toCurrency: text('to_currency').notNull(),
    amountFrom: text('amount_from').notNull(),
    amountTo: text('amount_to'),
    /** Of a purchase: what was promised, also once something arrived. */
    expectedAmount: text('expected_amount'),
    providerFees: text('provider_fees'),
    referralFees: text('referral_fees'),
    payoutNetworkFees: text('payout_network_fees'),
    refundAddress: text('refund_address'),
    payinAddress: text('payin_address'),
    payoutAddress: text('payout_address'),
    /** Lower case. */
    userAddress: text('user_address').generatedAlwaysAs(
      sql`lower(case product when 'buy' then payout_address else refund_address end)`,
    ),
    accountId: text('account_id'),
    country: text('country'),
    paymentMethod: text('payment_method').$type<PaymentMethod>(),
    transactionHash: text('transaction_hash'),
    payinTransactionId: text('payin_transaction_id'),
    payoutTransactionId: text('payout_transaction_id'),
    deviceStatus: text('device_status').$type<DeviceStatus>(),
    deviceMessage: text('device_message'),
    status: text('status').$type<BuyStatus | SellStatus | SwapState>(),
    nextPollAt: instant('next_poll_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    sequence: bigint('sequence', { mode: 'bigint' }).generatedAlwaysAsIdentity(),
  },
  (table) => [primaryKey({ columns: [table.product, table.providerId, table.id] })],
);

export type ExchangeTransaction = typeof exchangeTransaction.$inferSelect;
export type NewExchangeTransaction = typeof exchangeTransaction.$inferInsert;
