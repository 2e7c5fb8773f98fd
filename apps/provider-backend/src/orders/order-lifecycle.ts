import type { Clock } from '@exchange-sim/clock';
import type { SellStatus } from '@exchange-sim/contract';
import type { JobRun, Queues } from '@exchange-sim/storage';
import { announceOrder } from '../events/announce.js';
import { PAYOUTS_QUEUE } from '../payouts/payouts-queue.js';
import type { Store, Tx } from '../store.js';
import type { SellWebhooks } from '../webhooks/sell-webhooks.js';
import type { OrderChange, OrdersRepository, OrderWithQuote } from './orders-repository.js';

export const ORDERS_QUEUE = 'orders';
export const EXPIRE_JOB = 'expire order';
/** A payin must have arrived this long after the order was made. */
export const PAYIN_WINDOW_MS = 30 * 60_000;

/**
 * How an order's status moves. Each change is one transaction: the order, the status update owed to Ledger, the next job and
 * the news for the widget. Ledger hears of an order only once the widget reported its outcome.
 */
export class OrderLifecycle {
  constructor(
    readonly store: Store,
    readonly orders: OrdersRepository,
    readonly webhooks: SellWebhooks,
    readonly queues: Pick<Queues, 'enqueue'>,
    readonly clock: Clock,
    readonly confirmationsRequired: number,
  ) {}

  /** Writes the new status with all that follows from it. The order must be locked by `tx`. */
  async move(tx: Tx, order: OrderWithQuote, status: SellStatus, change: OrderChange = {}): Promise<void> {
    const moved = { ...order, ...change, status, updatedAt: this.clock.now() };
    await this.orders.change(tx, order.id, { ...change, status, updatedAt: moved.updatedAt });
    if (moved.outcome) await this.webhooks.add(tx, moved);
    await announceOrder(tx, order.accountId, order.id);
  }

  /** Goes on as far as payin, confirmations and the reported outcome allow. The order must be locked by `tx`. */
  async settlePayin(tx: Tx, order: OrderWithQuote): Promise<void> {
    const { outcome, status, payinAmountAtomic, confirmations } = order;
    if (outcome === null || payinAmountAtomic === null || confirmations < this.confirmationsRequired) return;
    if (status === 'PENDING' && outcome === 'approved' && payinAmountAtomic === order.cryptoAmountAtomic)
      return this.#acceptPayin(tx, order);
    // The wrong amount, after the window, or although the user refused: people have to look at it.
    if (status === 'PENDING' || status === 'EXPIRED') await this.move(tx, order, 'ON_HOLD');
  }

  async #acceptPayin(tx: Tx, order: OrderWithQuote): Promise<void> {
    await this.move(tx, order, 'TRANSFER_IN_COMPLETED');
    await this.queues.enqueue(tx, {
      queue: PAYOUTS_QUEUE,
      name: 'pay out',
      data: { sellId: order.id },
      attempts: 100,
    });
  }

  /** The user refused, or a step before the signature failed: no payin will come, and Ledger knows from the SDK. */
  async endUnapproved(
    tx: Tx,
    { id, accountId }: OrderWithQuote,
    reportedReason: string | null,
  ): Promise<void> {
    await this.orders.change(tx, id, {
      outcome: 'rejected',
      reportedReason,
      status: 'EXPIRED',
      updatedAt: this.clock.now(),
    });
    await announceOrder(tx, accountId, id);
  }

  /** Job: ends the waiting for a payin that never came. */
  async expire({ data }: JobRun): Promise<void> {
    await this.store.db.transaction(async (tx) => {
      const order = await this.orders.lock(tx, String(data.sellId));
      if (order?.status === 'PENDING' && order.payinHash === null) await this.move(tx, order, 'EXPIRED');
    });
  }
}
