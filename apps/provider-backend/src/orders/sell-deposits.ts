import type { ChainName } from '../chains/chain.js';
import type { Deposit, DepositDesk, Place, Unsettled } from '../deposits/deposit-desk.js';
import { announceOrder } from '../events/announce.js';
import type { Tx } from '../store.js';
import type { OrderLifecycle } from './order-lifecycle.js';
import type { OrdersRepository } from './orders-repository.js';

/** Sales that wait for their deposit. */
export class SellDeposits implements DepositDesk {
  readonly idName = 'sellId';
  readonly hopName = 'deposit';
  readonly counts = 'first';

  constructor(
    readonly orders: OrdersRepository,
    readonly lifecycle: OrderLifecycle,
  ) {}

  async awaiting(tx: Tx, addresses: string[]) {
    const found = await this.orders.awaiting(tx, addresses);
    return found.map((order) => ({ ...order, currency: 'ethereum' }));
  }

  async book(tx: Tx, id: string, { txHash, block, amountAtomic }: Deposit): Promise<boolean> {
    const order = await this.orders.lock(tx, id);
    await this.orders.change(tx, id, {
      payinHash: txHash,
      payinBlock: block,
      payinAmountAtomic: amountAtomic,
    });
    await announceOrder(tx, order?.accountId ?? null, id);
    return true;
  }

  async unsettled(tx: Tx, chain: ChainName): Promise<Unsettled[]> {
    return chain === 'ethereum' ? this.orders.unsettled(tx) : [];
  }

  async settle(tx: Tx, id: string, place: Place): Promise<void> {
    const { orders, lifecycle } = this;
    const order = await orders.lock(tx, id);
    if (!order?.payinHash || order.payinBlock === null) return;
    if (!place) {
      await orders.change(tx, id, {
        payinHash: null,
        payinBlock: null,
        payinAmountAtomic: null,
        confirmations: 0,
      });
      return announceOrder(tx, order.accountId, id);
    }
    const confirmations = Math.min(place.confirmations, lifecycle.confirmationsRequired);
    if (confirmations !== order.confirmations || place.block !== order.payinBlock) {
      await orders.change(tx, id, { confirmations, payinBlock: place.block });
      await announceOrder(tx, order.accountId, id);
    }
    await lifecycle.settlePayin(tx, { ...order, confirmations });
  }
}
