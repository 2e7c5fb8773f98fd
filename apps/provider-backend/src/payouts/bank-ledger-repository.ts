import type { BankEntry, PaymentMethod } from '@exchange-sim/contract';
import { asc } from 'drizzle-orm';
import { bigint, pgTable, text } from 'drizzle-orm/pg-core';
import type { Store, Tx } from '../store.js';

const entryTable = pgTable('bank_entry', {
  id: text('id').primaryKey(),
  seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
  orderId: text('order_id').notNull(),
  fiatCurrency: text('fiat_currency').notNull(),
  amount: text('amount').notNull(),
  method: text('method').$type<PaymentMethod>().notNull(),
  beneficiary: text('beneficiary').notNull(),
  reference: text('reference').notNull(),
  bookedAt: bigint('booked_at', { mode: 'number' }).notNull(),
});

/** The provider's account at its bank: what was paid out. Amounts whole. */
export class BankLedgerRepository {
  constructor(readonly store: Store) {}

  async add(
    tx: Tx,
    { sellId, bookedAt, ...entry }: Omit<BankEntry, 'bookedAt'> & { bookedAt: number },
  ): Promise<void> {
    await tx.insert(entryTable).values({ ...entry, orderId: sellId, bookedAt });
  }

  async all(): Promise<BankEntry[]> {
    const rows = await this.store.db.select().from(entryTable).orderBy(asc(entryTable.seq));
    return rows.map(({ seq: _seq, orderId: sellId, bookedAt, ...entry }) => ({
      ...entry,
      sellId,
      bookedAt: new Date(bookedAt).toISOString(),
    }));
  }
}
