import type { Clock } from '@exchange-sim/clock';
import { type CardPayment, ContractError, TEST_CHALLENGE_CODE } from '@exchange-sim/contract';
import type { JobRun, Queues } from '@exchange-sim/storage';
import type { Recorder } from '@exchange-sim/trace';
import { type BuyLifecycle, idsOf } from '../buy-orders/buy-lifecycle.js';
import type { BuyOrder, BuyOrderChange, BuyOrdersRepository } from '../buy-orders/buy-orders-repository.js';
import { unknownPurchase } from '../buy-orders/buy-orders-service.js';
import { BUYS_QUEUE, MONEY_JOB } from '../buy-orders/buy-queue.js';
import type { Store, Tx } from '../store.js';
import { cardOf } from './test-cards.js';

/** How long a transfer, or a slow card's money, is on its way. */
const UNDERWAY_MS = 30_000;

export interface BuyPaymentParts {
  store: Store;
  orders: BuyOrdersRepository;
  lifecycle: BuyLifecycle;
  queues: Pick<Queues, 'enqueue'>;
  recorder: Recorder;
  clock: Clock;
}

/** How purchases are paid: by test cards, or by transfers that the made-up bank brings. */
export class BuyPaymentsService {
  constructor(readonly parts: BuyPaymentParts) {}

  /** Charges a card; of its number only the last four digits are kept. @throws ContractError 400, 404, 409, 410 */
  payByCard(accountId: string, orderId: string, form: CardPayment): Promise<BuyOrder> {
    const { outcome, brand, last4 } = cardOf(form, this.parts.clock.now());
    return this.#locked(accountId, orderId, async (tx, order) => {
      checkMethod(order, 'card');
      checkOpen(order, 410);
      const card: BuyOrderChange = { cardBrand: brand, cardLast4: last4 };
      this.#tellBank(order, 'card payment', { brand, last4 }, outcome);
      switch (outcome) {
        case 'paid':
          return this.parts.lifecycle.paid(tx, order, card);
        case 'pending':
          return this.#wait(tx, order, card);
        case 'challenge':
          return this.parts.lifecycle.change(tx, order, {
            ...card,
            paymentState: 'challenge',
            reason: null,
          });
        case 'declined':
          return this.#decline(tx, order, 'Your bank declined the card.', card);
      }
    });
  }

  /** Takes the code of 3-D Secure. @throws ContractError 404, 409 */
  answerChallenge(accountId: string, orderId: string, code: string): Promise<BuyOrder> {
    return this.#locked(accountId, orderId, async (tx, order) => {
      checkOpen(order, 409);
      if (order.paymentState !== 'challenge')
        throw conflict('No code is asked for.', 'Charge a card first: POST /api/buys/{orderId}/card.');
      const isRight = code.trim() === TEST_CHALLENGE_CODE;
      this.#tellBank(order, '3-D Secure', {}, isRight ? 'paid' : 'declined');
      if (isRight) return this.parts.lifecycle.paid(tx, order);
      return this.#decline(tx, order, 'The code of 3-D Secure was wrong.');
    });
  }

  /** The user says that the transfer was sent. @throws ContractError 404, 409 */
  announceTransfer(accountId: string, orderId: string): Promise<BuyOrder> {
    return this.#locked(accountId, orderId, async (tx, order) => {
      checkMethod(order, 'transfer');
      checkOpen(order, 409);
      return this.#wait(tx, order);
    });
  }

  /** Job: the money is there. */
  async receive({ data }: JobRun): Promise<void> {
    await this.parts.store.db.transaction(async (tx) => {
      const order = await this.parts.orders.lock(tx, String(data.orderId));
      if (order?.state !== 'pending' || order.paymentState !== 'pending') return;
      const { fiatAmount: amount, fiatCurrency, paymentMethod: method } = order.quote;
      this.parts.recorder
        .begin({
          from: 'bank',
          to: 'provider-backend',
          kind: 'job',
          name: 'payment received',
          request: { ...idsOf(order), method, amount, fiatCurrency },
        })
        .end({ status: 'booked' });
      await this.parts.lifecycle.paid(tx, order);
    });
  }

  async #wait(tx: Tx, order: BuyOrder, card: BuyOrderChange = {}): Promise<BuyOrder> {
    const { queues, clock, lifecycle } = this.parts;
    await queues.enqueue(tx, {
      queue: BUYS_QUEUE,
      name: MONEY_JOB,
      data: { orderId: order.id },
      runAt: clock.now() + UNDERWAY_MS,
      attempts: 100,
    });
    return lifecycle.change(tx, order, { ...card, paymentState: 'pending', reason: null });
  }

  #decline(tx: Tx, order: BuyOrder, why: string, card: BuyOrderChange = {}): Promise<BuyOrder> {
    const reason = `${why} Nothing was charged: try again, or use another card.`;
    return this.parts.lifecycle.change(tx, order, { ...card, paymentState: 'declined', reason });
  }

  #tellBank(order: BuyOrder, name: string, card: object, status: string): void {
    const { fiatAmount: amount, fiatCurrency } = order.quote;
    const request = { ...idsOf(order), ...card, amount, fiatCurrency };
    this.parts.recorder
      .begin({ from: 'provider-backend', to: 'bank', kind: 'job', name, request })
      .end({ status });
  }

  #locked(
    accountId: string,
    orderId: string,
    pay: (tx: Tx, order: BuyOrder) => Promise<BuyOrder>,
  ): Promise<BuyOrder> {
    return this.parts.store.db.transaction(async (tx) => {
      const order = await this.parts.orders.lock(tx, orderId);
      if (order?.accountId !== accountId) throw unknownPurchase(orderId);
      return pay(tx, order);
    });
  }
}

function checkMethod({ quote: { paymentMethod } }: BuyOrder, by: 'card' | 'transfer'): void {
  if ((paymentMethod === 'card') === (by === 'card')) return;
  throw conflict(
    `This purchase is paid by ${paymentMethod}.`,
    by === 'card' ? 'Send the transfer, or ask for a price by card.' : 'Pay it with a card.',
  );
}

/** Only what waits for its payment can be paid. `expired` is the status for what was given up. */
function checkOpen({ state, paymentState, reason }: BuyOrder, expired: 409 | 410): void {
  if (state === 'failed' && expired === 410)
    throw new ContractError(410, 'BUY_QUOTE_EXPIRED_ERROR', reason ?? 'This purchase has ended.', {
      field: 'orderId',
      in: 'path',
      clause: 'A purchase is paid within 30 minutes',
      fix: 'Ask for a fresh price and order again: POST /api/buy-quotes.',
    });
  if (state === 'failed')
    throw conflict(reason ?? 'This purchase has ended.', 'Ask for a fresh price and order again.');
  if (state !== 'pending' || paymentState === 'pending')
    throw conflict(
      state === 'pending' ? 'The payment is on its way.' : 'This purchase is paid.',
      'Nothing more has to be paid: follow it with GET /api/buys/{orderId}.',
    );
}

function conflict(message: string, fix: string): ContractError {
  return new ContractError(409, 'CONFLICT_ERROR', message, {
    field: 'orderId',
    in: 'path',
    clause: 'A purchase is paid once',
    fix,
  });
}
