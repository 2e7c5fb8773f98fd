import { ContractError, type OrderView, type OutcomeReport } from '@exchange-sim/contract';
import type { Store, Tx } from '../store.js';
import type { Account } from '../users/accounts-repository.js';
import type { OrderLifecycle } from './order-lifecycle.js';
import { orderView } from './order-view.js';
import type { Order, OrdersRepository, OrderWithQuote } from './orders-repository.js';

/** Orders as their user sees them, and what the user's signer decided about them. */
export class OrdersService {
  constructor(
    readonly store: Store,
    readonly orders: OrdersRepository,
    readonly lifecycle: OrderLifecycle,
  ) {}

  async ofAccount(accountId: string): Promise<OrderView[]> {
    return (await this.orders.ofAccount(accountId)).map((order) => this.#view(order));
  }

  /** @throws ContractError 404 */
  async ofAccountById(accountId: string, sellId: string): Promise<OrderView> {
    const [order] = await this.orders.ofAccount(accountId, sellId);
    if (!order) throw unknownOrder(`You have no order ${sellId}.`);
    return this.#view(order);
  }

  /**
   * Books how `exchangeSdk.sell` ended, for the youngest order of the quote; from now on Ledger gets status updates. The same
   * report may come again. @throws ContractError 404, 409
   */
  async report({ id }: Account, report: OutcomeReport): Promise<OrderView> {
    const sellId = await this.store.db.transaction(async (tx) => {
      const latest = await this.orders.latestOfQuote(tx, report.quoteId);
      const order = latest?.accountId === id ? await this.orders.lock(tx, latest.id) : undefined;
      if (!order) throw unknownOrder(`You have no order of the quote ${report.quoteId}.`);
      if (order.outcome === null) await this.#book(tx, order, report);
      else if (!isSame(order, report)) throw contradicts(order);
      return order.id;
    });
    return this.ofAccountById(id, sellId);
  }

  async #book(tx: Tx, order: OrderWithQuote, report: OutcomeReport): Promise<void> {
    if (report.outcome === 'approved') {
      const change = { outcome: 'approved', reportedHash: report.transactionHash.toLowerCase() } as const;
      // The report of a sale that was approved at the last moment may come after the window has closed.
      await this.lifecycle.move(tx, order, order.status, change);
      return this.lifecycle.settlePayin(tx, { ...order, ...change });
    }
    const reason = [report.errorName, report.reason].filter(Boolean).join(': ') || null;
    await this.lifecycle.endUnapproved(tx, order, reason);
  }

  #view(order: OrderWithQuote): OrderView {
    return orderView(order, this.lifecycle.confirmationsRequired);
  }
}

function isSame(order: Order, report: OutcomeReport): boolean {
  if (report.outcome === 'rejected') return order.outcome === 'rejected';
  return order.outcome === 'approved' && order.reportedHash === report.transactionHash.toLowerCase();
}

function unknownOrder(message: string): ContractError {
  return new ContractError(404, 'SELL_TRANSACTION_NOT_FOUND_ERROR', message, {
    clause: 'An order is made by POST /sell for a quote its user claimed',
    fix: 'Claim the quote, call exchangeSdk.sell with it, then report.',
  });
}

function contradicts({ id, outcome }: Order): ContractError {
  return new ContractError(409, 'CONFLICT_ERROR', `The order ${id} was reported as ${outcome} before.`, {
    field: 'outcome',
    in: 'body',
    clause: 'The outcome of a sale is reported once',
    fix: 'Start another sale with a fresh quote.',
  });
}
