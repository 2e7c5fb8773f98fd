import type { Clock } from '@exchange-sim/clock';
import type { JobRun, Queues } from '@exchange-sim/storage';
import type { Recorder } from '@exchange-sim/trace';
import type { BehavioursService } from '../behaviours/behaviours-service.js';
import { announceBuy } from '../events/announce.js';
import type { Store, Tx } from '../store.js';
import { DELIVER_JOB, TRANSFER_ATTEMPTS, TRANSFERS_QUEUE } from '../transfers/transfers-queue.js';
import type { BuyOrder, BuyOrderChange, BuyOrdersRepository } from './buy-orders-repository.js';

/** Why a purchase ended, in the user's words. */
const REASONS = {
  expired: 'Your purchase expired: it was not paid within 30 minutes.',
  held: 'We need to know where you have this money from before we send your coins.',
};

/**
 * How a purchase goes on. Each change is one transaction: the order, the next job and the news for the widget. Every method but
 * the job wants the order locked by `tx`.
 */
export class BuyLifecycle {
  constructor(
    readonly store: Store,
    readonly orders: BuyOrdersRepository,
    readonly behaviours: BehavioursService,
    readonly queues: Pick<Queues, 'enqueue'>,
    readonly recorder: Recorder,
    readonly clock: Clock,
  ) {}

  async change(tx: Tx, order: BuyOrder, change: BuyOrderChange): Promise<BuyOrder> {
    const changed = { ...order, ...change, updatedAt: this.clock.now() };
    await this.orders.change(tx, order.id, { ...change, updatedAt: changed.updatedAt });
    await announceBuy(tx, order.accountId, order.id);
    return changed;
  }

  /** The money is there: has the hot wallet send the coins. */
  async paid(tx: Tx, order: BuyOrder, card: BuyOrderChange = {}): Promise<BuyOrder> {
    const delayMs = (await this.behaviours.get('payout.delay'))?.ms ?? 0;
    await this.queues.enqueue(tx, {
      queue: TRANSFERS_QUEUE,
      name: DELIVER_JOB,
      data: { orderId: order.id },
      attempts: TRANSFER_ATTEMPTS,
      ...(delayMs > 0 && { runAt: this.clock.now() + delayMs }),
    });
    return this.change(tx, order, { ...card, paymentState: 'paid', state: 'processing', reason: null });
  }

  /** Coins stay where they are until somebody looks at it. */
  async hold(tx: Tx, order: BuyOrder): Promise<void> {
    await this.change(tx, order, { reason: REASONS.held });
  }

  /** No coins will come: what was paid goes back the way it came. */
  async refund(tx: Tx, order: BuyOrder, why: string): Promise<void> {
    const { fiatAmount, fiatCurrency, paymentMethod } = order.quote;
    const back = paymentMethod === 'card' ? 'your card' : 'your account';
    const hop = this.recorder.begin({
      from: 'provider-backend',
      to: 'bank',
      kind: 'job',
      name: 'payment refund',
      request: { ...idsOf(order), method: paymentMethod, amount: fiatAmount, fiatCurrency },
    });
    const reason = `${why} ${fiatAmount} ${fiatCurrency} went back to ${back}.`;
    await this.change(tx, order, { state: 'failed', reason });
    hop.end({ status: 'refunded' });
  }

  /** Job: ends the waiting for a payment that was never made. Money that is on its way is still taken. */
  async expire({ data }: JobRun): Promise<void> {
    await this.store.db.transaction(async (tx) => {
      const order = await this.orders.lock(tx, String(data.orderId));
      if (order?.state === 'pending' && order.paymentState !== 'pending')
        await this.change(tx, order, { state: 'failed', reason: REASONS.expired });
    });
  }
}

/** How hops name a purchase. */
export function idsOf({ id, ledgerTransactionId }: BuyOrder): Record<string, string> {
  return { orderId: id, ...(ledgerTransactionId && { ledgerTransactionId }) };
}
