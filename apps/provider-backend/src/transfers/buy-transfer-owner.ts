import { type BuyLifecycle, idsOf } from '../buy-orders/buy-lifecycle.js';
import type { BuyOrdersRepository } from '../buy-orders/buy-orders-repository.js';
import type { Tx } from '../store.js';
import type { LockedOwner, TransferOwner } from './transfer-owner.js';
import type { Transfer } from './transfers-repository.js';

/** What becomes of purchases with the delivery of their coins. */
export class BuyTransferOwner implements TransferOwner {
  constructor(
    readonly orders: BuyOrdersRepository,
    readonly lifecycle: BuyLifecycle,
  ) {}

  async lock(tx: Tx, { buyOrderId, txHash }: Transfer): Promise<LockedOwner | undefined> {
    const order = buyOrderId === null ? undefined : await this.orders.lock(tx, buyOrderId);
    if (!order) return undefined;
    const { lifecycle } = this;
    return {
      ids: idsOf(order),
      sent: async () => void (await lifecycle.change(tx, order, { transactionHash: txHash })),
      ended: async (succeeded) => {
        if (!succeeded) return lifecycle.refund(tx, order, 'The coins could not be delivered.');
        await lifecycle.change(tx, order, { state: 'completed', transactionHash: txHash });
      },
    };
  }
}
