import type { StatusUpdate } from '@exchange-sim/contract';
import type { OrdersRepository, OrderWithQuote } from '../orders/orders-repository.js';
import type { Tx } from '../store.js';
import type { StatusLine } from './status-line.js';
import type { WebhookOutbox } from './webhook-outbox.js';

const FINAL = ['EXPIRED', 'FINISHED', 'REFUNDED'];

/** What Ledger hears about sales. */
export class SellWebhooks implements StatusLine<StatusUpdate> {
  readonly idName = 'sellId';

  constructor(
    readonly outbox: WebhookOutbox<StatusUpdate>,
    readonly orders: OrdersRepository,
  ) {}

  /** Owes Ledger the order's present status. */
  async add(tx: Tx, order: OrderWithQuote): Promise<void> {
    const { id, status, payinHash, reportedHash, quote } = order;
    const payinTransactionId = payinHash ?? reportedHash;
    await this.outbox.add(tx, id, {
      status,
      amount: quote.fiatAmount,
      ...(payinTransactionId && { payinTransactionId }),
      providerFees: quote.providerFees,
      referralFees: quote.referralFees,
    });
  }

  pathOf = (sellId: string) => `/transaction/${sellId}/status`;
  owed = (sellId: string) => this.outbox.owed(sellId);
  settle = (seq: number, refusal: string | null) => this.outbox.settle(seq, refusal);
  countLoss = (sellId: string, most: number) => this.orders.countLoss(sellId, most);
  statusOf = ({ status }: StatusUpdate) => status;
  isFinal = ({ status }: StatusUpdate) => FINAL.includes(status);

  saying(body: StatusUpdate, status: 'first' | 'unknown'): StatusUpdate {
    // Nobody has agreed on that word, which is the point.
    return { ...body, status: status === 'first' ? 'PENDING' : ('TELEPORTED' as StatusUpdate['status']) };
  }
}
