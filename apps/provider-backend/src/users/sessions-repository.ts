import { createHash, randomBytes } from 'node:crypto';
import { and, eq, getTableColumns, gt, lte } from 'drizzle-orm';
import { bigint, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Store } from '../store.js';
import { type Account, accountTable } from './accounts-repository.js';

const sessionTable = pgTable('session', {
  /** SHA-256 of the token, so that a copy of the table signs nobody in. */
  tokenHash: text('token_hash').primaryKey(),
  accountId: uuid('account_id').notNull(),
  expiresAt: bigint('expires_at', { mode: 'number' }).notNull(),
});

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

export class SessionsRepository {
  constructor(readonly store: Store) {}

  /** A fresh token; sessions that have ended by `now` are forgotten on the way. */
  async open(accountId: string, now: number, expiresAt: number): Promise<string> {
    // Unlike ids, tokens must not be guessable: they do not come from the seeded source.
    const token = randomBytes(32).toString('base64url');
    await this.store.db.delete(sessionTable).where(lte(sessionTable.expiresAt, now));
    await this.store.db.insert(sessionTable).values({ tokenHash: hashOf(token), accountId, expiresAt });
    return token;
  }

  /** The account a token signs in at `now`, whose session then lasts until `expiresAt`. */
  async use(token: string, now: number, expiresAt: number): Promise<Account | undefined> {
    const [account] = await this.store.db
      .update(sessionTable)
      .set({ expiresAt })
      .from(accountTable)
      .where(
        and(
          eq(sessionTable.tokenHash, hashOf(token)),
          gt(sessionTable.expiresAt, now),
          eq(accountTable.id, sessionTable.accountId),
        ),
      )
      .returning(getTableColumns(accountTable));
    return account;
  }
}
