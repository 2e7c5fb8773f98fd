import { sql } from 'drizzle-orm';
import type { Tx } from '../store.js';

export const EVENTS_CHANNEL = 'account_event';

/** Tells every replica, once the transaction is committed, that an account or one of its orders has changed. */
export async function announceAccount(tx: Tx, accountId: string): Promise<void> {
  await announce(tx, { accountId });
}

export async function announceOrder(tx: Tx, accountId: string | null, sellId: string): Promise<void> {
  if (accountId !== null) await announce(tx, { accountId, sellId });
}

/** Also when nobody is signed in for it: its status page is public. */
export async function announceSwap(tx: Tx, accountId: string | null, swapId: string): Promise<void> {
  await announce(tx, { ...(accountId !== null && { accountId }), swapId });
}

/** Sessions of the account have ended. */
export async function announceSignOut(tx: Tx, accountId: string): Promise<void> {
  await announce(tx, { accountId, signedOut: true });
}

export async function announceBuy(tx: Tx, accountId: string, orderId: string): Promise<void> {
  await announce(tx, { accountId, orderId });
}

async function announce(
  tx: Tx,
  notice: { accountId?: string; sellId?: string; swapId?: string; orderId?: string; signedOut?: true },
): Promise<void> {
  await tx.execute(sql`select pg_notify(${EVENTS_CHANNEL}, ${JSON.stringify(notice)})`);
}
