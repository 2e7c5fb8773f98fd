import type { KycState } from '@exchange-sim/contract';
import { and, eq, inArray } from 'drizzle-orm';
import { bigint, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Store, Tx } from '../store.js';

export const accountTable = pgTable('account', {
  id: uuid('id').primaryKey(),
  /** Lower case. */
  email: text('email').notNull(),
  passwordHash: text('password_hash').notNull(),
  kyc: text('kyc').$type<KycState>().notNull(),
  kycReason: text('kyc_reason'),
  createdAt: bigint('created_at', { mode: 'number' }).notNull(),
});
export type Account = typeof accountTable.$inferSelect;

export class AccountsRepository {
  constructor(readonly store: Store) {}

  /** E-mails of those that were added; the others' ids or e-mails are taken. */
  async add(...accounts: Account[]): Promise<string[]> {
    const added = await this.store.db
      .insert(accountTable)
      .values(accounts)
      .onConflictDoNothing()
      .returning({ email: accountTable.email });
    return added.map(({ email }) => email);
  }

  async byEmail(email: string): Promise<Account | undefined> {
    const [account] = await this.store.db.select().from(accountTable).where(eq(accountTable.email, email));
    return account;
  }

  async find(id: string, tx: Tx = this.store.db): Promise<Account | undefined> {
    const [account] = await tx.select().from(accountTable).where(eq(accountTable.id, id));
    return account;
  }

  /** Moves the identity check on; `undefined` unless it is in one of the states `from`. */
  async changeKyc(
    id: string,
    from: KycState[],
    kyc: KycState,
    kycReason: string | null,
    tx: Tx,
  ): Promise<Account | undefined> {
    const [account] = await tx
      .update(accountTable)
      .set({ kyc, kycReason })
      .where(and(eq(accountTable.id, id), inArray(accountTable.kyc, from)))
      .returning();
    return account;
  }
}
