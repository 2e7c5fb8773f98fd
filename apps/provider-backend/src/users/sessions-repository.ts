import { createHash, randomBytes } from 'node:crypto';
import type { Product } from '@exchange-sim/contract';
import { and, eq, getTableColumns, gt, lte } from 'drizzle-orm';
import { bigint, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Store, Tx } from '../store.js';
import { type Account, accountTable } from './accounts-repository.js';

const sessionTable = pgTable('session', {
  /** SHA-256 of the token, so that a copy of the table signs nobody in. */
  tokenHash: text('token_hash').primaryKey(),
  accountId: uuid('account_id').notNull(),
  usedAt: bigint('used_at', { mode: 'number' }).notNull(),
  /** Whose widget opened it. */
  product: text('product').$type<Product>(),
});

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

/** Sessions, which end once they were not used for a window of milliseconds. */
export class SessionsRepository {
  constructor(readonly store: Store) {}

  /** A fresh token; sessions that have ended by `now` are forgotten on the way. */
  async open(
    accountId: string,
    product: Product | undefined,
    now: number,
    windowMs: number,
  ): Promise<string> {
    // Unlike ids, tokens must not be guessable: they do not come from the seeded source.
    const token = randomBytes(32).toString('base64url');
    await this.store.db.delete(sessionTable).where(lte(sessionTable.usedAt, now - windowMs));
    await this.store.db
      .insert(sessionTable)
      .values({ tokenHash: hashOf(token), accountId, product, usedAt: now });
    return token;
  }

  /** The account a token signs in at `now`, which counts as a use; one that came too late is forgotten. */
  async use(
    token: string,
    now: number,
    windowMs: number,
  ): Promise<{ account: Account; product: Product | null } | undefined> {
    const tokenHash = hashOf(token);
    const [found] = await this.store.db
      .update(sessionTable)
      .set({ usedAt: now })
      .from(accountTable)
      .where(
        and(
          eq(sessionTable.tokenHash, tokenHash),
          gt(sessionTable.usedAt, now - windowMs),
          eq(accountTable.id, sessionTable.accountId),
        ),
      )
      .returning({ account: getTableColumns(accountTable), product: sessionTable.product });
    if (!found) await this.end(this.store.db, token);
    return found;
  }

  /** Whether a session is still known; that is no use of it. */
  async isKnown(token: string): Promise<boolean> {
    const found = await this.store.db
      .select({ accountId: sessionTable.accountId })
      .from(sessionTable)
      .where(eq(sessionTable.tokenHash, hashOf(token)));
    return found.length > 0;
  }

  async end(tx: Tx, token: string): Promise<void> {
    await tx.delete(sessionTable).where(eq(sessionTable.tokenHash, hashOf(token)));
  }

  async endAll(tx: Tx, accountId: string): Promise<void> {
    await tx.delete(sessionTable).where(eq(sessionTable.accountId, accountId));
  }
}
