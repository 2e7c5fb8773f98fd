import type { JobRun } from '@exchange-sim/storage';
import type { BehavioursService } from '../behaviours/behaviours-service.js';
import type { BuyLifecycle } from '../buy-orders/buy-lifecycle.js';
import type { BuyOrder, BuyOrdersRepository } from '../buy-orders/buy-orders-repository.js';
import { swapAsset } from '../market/swap-assets.js';
import { timesFactor, toAtomic } from '../money/decimal.js';
import type { Log } from '../settings.js';
import type { Store, Tx } from '../store.js';
import { CannotPay } from './hot-wallet.js';
import type { Transfer } from './transfers-repository.js';
import type { TransfersService } from './transfers-service.js';

export interface BuyTransferParts {
  store: Store;
  orders: BuyOrdersRepository;
  transfers: TransfersService;
  lifecycle: BuyLifecycle;
  behaviours: BehavioursService;
  log: Log;
}

/** Delivers coins that were bought and paid. */
export class BuyTransfers {
  constructor(readonly parts: BuyTransferParts) {}

  /** Job: decides on and signs the delivery of a purchase, unless that is done, and hands it in. */
  async deliver({ data }: JobRun): Promise<void> {
    const { store, orders, transfers, lifecycle, log } = this.parts;
    const transfer = await store.db.transaction(async (tx) => {
      const order = await orders.lock(tx, String(data.orderId));
      if (order?.state !== 'processing') return undefined;
      const kept = await transfers.parts.transfers.ofPurchase(tx, order.id);
      if (kept) return kept;
      try {
        return await this.#decide(tx, order);
      } catch (error) {
        if (!(error instanceof CannotPay)) throw error;
        log.error(`the coins of ${order.id} cannot be sent: ${error.message}`);
        await lifecycle.refund(tx, order, 'The coins could not be sent to you.');
        return undefined;
      }
    });
    if (transfer?.state === 'signed') await transfers.handIn(transfer);
  }

  async #decide(tx: Tx, order: BuyOrder): Promise<Transfer | undefined> {
    const { transfers, lifecycle, behaviours } = this.parts;
    const told = await behaviours.all();
    const outcome = told['payout.outcome']?.status;
    if (outcome === 'REFUNDED') {
      await lifecycle.refund(tx, order, 'The coins could not be sent to you.');
      return undefined;
    }
    if (outcome === 'ON_HOLD') {
      await lifecycle.hold(tx, order);
      return undefined;
    }
    const { cryptoCurrency: currency, cryptoAmount } = order.quote;
    const promised = toAtomic(cryptoAmount, swapAsset(currency).decimals);
    const amountAtomic = timesFactor(promised, told['payout.amount']?.factor ?? '1');
    const payment = { currency, to: order.address, amountAtomic };
    return transfers.sign(tx, { kind: 'delivery', buyOrderId: order.id }, payment);
  }
}
