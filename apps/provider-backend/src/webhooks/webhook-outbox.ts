import type { Clock } from '@exchange-sim/clock';
import type { Queues } from '@exchange-sim/storage';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { bigint, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Store, Tx } from '../store.js';

export const WEBHOOKS_QUEUE = 'webhooks';
/** With waits of up to a minute: most of a day. */
const ATTEMPTS = 1_000;

const tableOf = (name: string) =>
  pgTable(name, {
    seq: bigint('seq', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    orderId: text('order_id').notNull(),
    body: jsonb('body').$type<object>().notNull(),
    createdAt: bigint('created_at', { mode: 'number' }).notNull(),
    settledAt: bigint('settled_at', { mode: 'number' }),
    refusal: text('refusal'),
  });
const tables = { sellId: tableOf('webhook'), swapId: tableOf('swap_webhook') };

/** How jobs and hops name the order a status update is about. */
export type OrderIdName = keyof typeof tables;

/** Status updates owed to Ledger about orders of one kind, in the order in which the statuses changed. */
export class WebhookOutbox<Body extends object = object> {
  readonly #table: (typeof tables)[OrderIdName];

  constructor(
    readonly store: Store,
    readonly queues: Pick<Queues, 'enqueue'>,
    readonly clock: Clock,
    readonly idName: OrderIdName,
  ) {
    this.#table = tables[idName];
  }

  /** Owes Ledger an update, and has it delivered after `tx` is committed. */
  async add(tx: Tx, orderId: string, body: Body): Promise<void> {
    await tx.insert(this.#table).values({ orderId, body, createdAt: this.clock.now() });
    await this.queues.enqueue(tx, {
      queue: WEBHOOKS_QUEUE,
      name: 'send status update',
      data: { [this.idName]: orderId },
      attempts: ATTEMPTS,
      backoffMs: 1_000,
    });
  }

  /** Updates about an order that are still owed, oldest first. */
  async owed(orderId: string): Promise<Array<{ seq: number; body: Body }>> {
    const table = this.#table;
    const rows = await this.store.db
      .select({ seq: table.seq, body: table.body })
      .from(table)
      .where(and(eq(table.orderId, orderId), isNull(table.settledAt)))
      .orderBy(asc(table.seq));
    return rows.map(({ seq, body }) => ({ seq, body: body as Body }));
  }

  /** Ledger took the update, or refused it for good. */
  async settle(seq: number, refusal: string | null): Promise<void> {
    await this.store.db
      .update(this.#table)
      .set({ settledAt: this.clock.now(), refusal })
      .where(eq(this.#table.seq, seq));
  }
}
