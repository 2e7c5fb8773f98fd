import type { Clock } from '@exchange-sim/clock';
import type { StatusUpdate } from '@exchange-sim/contract';
import type { Queues } from '@exchange-sim/storage';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { bigint, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { OrderWithQuote } from '../orders/orders-repository.js';
import type { Store, Tx } from '../store.js';

export const WEBHOOKS_QUEUE = 'webhooks';
/** With waits of up to a minute: most of a day. */
const ATTEMPTS = 1_000;

const webhookTable = pgTable('webhook', {
  seq: bigint('seq', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  orderId: text('order_id').notNull(),
  body: jsonb('body').$type<StatusUpdate>().notNull(),
  createdAt: bigint('created_at', { mode: 'number' }).notNull(),
  settledAt: bigint('settled_at', { mode: 'number' }),
  refusal: text('refusal'),
});

/** Status updates owed to Ledger, in the order in which the statuses changed. */
export class WebhookOutbox {
  constructor(
    readonly store: Store,
    readonly queues: Pick<Queues, 'enqueue'>,
    readonly clock: Clock,
  ) {}

  /** Owes Ledger the order's present status, and has it delivered after `tx` is committed. */
  async add(tx: Tx, order: OrderWithQuote): Promise<void> {
    const { id, status, payinHash, reportedHash, quote } = order;
    const payinTransactionId = payinHash ?? reportedHash;
    const body: StatusUpdate = {
      status,
      amount: quote.fiatAmount,
      ...(payinTransactionId && { payinTransactionId }),
      providerFees: quote.providerFees,
      referralFees: quote.referralFees,
    };
    await tx.insert(webhookTable).values({ orderId: id, body, createdAt: this.clock.now() });
    await this.queues.enqueue(tx, {
      queue: WEBHOOKS_QUEUE,
      name: 'send status update',
      data: { sellId: id },
      attempts: ATTEMPTS,
      backoffMs: 1_000,
    });
  }

  /** Updates of an order that are still owed, oldest first. */
  owed(orderId: string): Promise<Array<{ seq: number; body: StatusUpdate }>> {
    return this.store.db
      .select({ seq: webhookTable.seq, body: webhookTable.body })
      .from(webhookTable)
      .where(and(eq(webhookTable.orderId, orderId), isNull(webhookTable.settledAt)))
      .orderBy(asc(webhookTable.seq));
  }

  /** Ledger took the update, or refused it for good. */
  async settle(seq: number, refusal: string | null): Promise<void> {
    await this.store.db
      .update(webhookTable)
      .set({ settledAt: this.clock.now(), refusal })
      .where(eq(webhookTable.seq, seq));
  }
}
