import { and, asc, eq } from 'drizzle-orm';
import { bigint, numeric, pgTable, text } from 'drizzle-orm/pg-core';
import { type ChainName, chainOf } from '../chains/chain.js';
import type { Unsettled } from '../deposits/deposit-desk.js';
import type { Tx } from '../store.js';

const furtherDepositTable = pgTable('further_deposit', {
  id: text('id').primaryKey(),
  seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
  swapId: text('swap_id').notNull(),
  txHash: text('tx_hash').notNull(),
  /** LedgerId. */
  currency: text('currency').notNull(),
  amountAtomic: numeric('amount_atomic', { mode: 'bigint' }).notNull(),
  /** What its transaction cost the user, in the same currency. */
  feeAtomic: numeric('fee_atomic', { mode: 'bigint' }).notNull(),
  /** `confirming`: seen; `refund`: to be sent back; `refunded`: it is; `held`: left to support. */
  state: text('state').$type<'confirming' | 'refund' | 'refunded' | 'held'>().notNull(),
  createdAt: bigint('created_at', { mode: 'number' }).notNull(),
});
export type FurtherDeposit = typeof furtherDepositTable.$inferSelect;

/** What arrived for swaps besides their deposits. */
export class FurtherDepositsRepository {
  /** `false` when it was booked before. */
  async add(tx: Tx, deposit: Omit<FurtherDeposit, 'id' | 'seq' | 'state'>): Promise<boolean> {
    const id = `${deposit.swapId}/${deposit.txHash}/${deposit.currency}`;
    const added = await tx
      .insert(furtherDepositTable)
      .values({ ...deposit, id, state: 'confirming' })
      .onConflictDoNothing({ target: furtherDepositTable.id })
      .returning({ id: furtherDepositTable.id });
    return added.length > 0;
  }

  /** Locked until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<FurtherDeposit | undefined> {
    const [deposit] = await tx
      .select()
      .from(furtherDepositTable)
      .where(eq(furtherDepositTable.id, id))
      .for('update');
    return deposit;
  }

  async confirming(tx: Tx, chain: ChainName): Promise<Unsettled[]> {
    const { id, txHash, currency } = furtherDepositTable;
    const rows = await tx
      .select({ id, txHash, currency })
      .from(furtherDepositTable)
      .where(eq(furtherDepositTable.state, 'confirming'))
      .orderBy(asc(furtherDepositTable.seq));
    return rows.filter((row) => chainOf(row.currency) === chain);
  }

  async become(tx: Tx, id: string, state: FurtherDeposit['state']): Promise<void> {
    await tx.update(furtherDepositTable).set({ state }).where(eq(furtherDepositTable.id, id));
  }

  /** A reorganisation took it out of the chain. */
  async forget(tx: Tx, id: string): Promise<void> {
    await tx
      .delete(furtherDepositTable)
      .where(and(eq(furtherDepositTable.id, id), eq(furtherDepositTable.state, 'confirming')));
  }
}
