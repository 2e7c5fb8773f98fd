import type { KycApplication } from '@exchange-sim/contract';
import { eq } from 'drizzle-orm';
import { bigint, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Tx } from '../store.js';

const applicationTable = pgTable('kyc_application', {
  accountId: uuid('account_id').primaryKey(),
  fullName: text('full_name').notNull(),
  dateOfBirth: text('date_of_birth').notNull(),
  country: text('country').notNull(),
  documentNumber: text('document_number').notNull(),
  submittedAt: bigint('submitted_at', { mode: 'number' }).notNull(),
});

/** What is kept of an application: all but the document's picture. */
export type Application = Omit<KycApplication, 'document'>;

export class KycRepository {
  /** Keeps the latest application of an account. */
  async put(tx: Tx, accountId: string, application: Application, submittedAt: number): Promise<void> {
    const values = { ...application, submittedAt };
    await tx
      .insert(applicationTable)
      .values({ accountId, ...values })
      .onConflictDoUpdate({ target: applicationTable.accountId, set: values });
  }

  async find(tx: Tx, accountId: string): Promise<Application | undefined> {
    const [application] = await tx
      .select()
      .from(applicationTable)
      .where(eq(applicationTable.accountId, accountId));
    return application;
  }
}
