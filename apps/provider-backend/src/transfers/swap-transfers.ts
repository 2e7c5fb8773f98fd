import type { JobRun } from '@exchange-sim/storage';
import type { BehavioursService } from '../behaviours/behaviours-service.js';
import type { FurtherDepositsRepository } from '../further-deposits/further-deposits-repository.js';
import type { Log } from '../settings.js';
import type { Store, Tx } from '../store.js';
import type { SwapLifecycle } from '../swap-orders/swap-lifecycle.js';
import type { SwapOrder, SwapOrdersRepository } from '../swap-orders/swap-orders-repository.js';
import { payoutOf, refundOf } from './decisions.js';
import { CannotPay } from './hot-wallet.js';
import type { Transfer } from './transfers-repository.js';
import type { TransfersService } from './transfers-service.js';

export interface SwapTransferParts {
  store: Store;
  swaps: SwapOrdersRepository;
  furtherDeposits: FurtherDepositsRepository;
  transfers: TransfersService;
  lifecycle: SwapLifecycle;
  behaviours: BehavioursService;
  log: Log;
}

/** Payouts and refunds of swaps: decided on, signed and handed in. */
export class SwapTransfers {
  constructor(readonly parts: SwapTransferParts) {}

  /** Job: decides on and signs a swap's transfer, unless that is done, and hands it in. */
  async send({ data }: JobRun): Promise<void> {
    const { store, lifecycle, swaps, transfers, log } = this.parts;
    const transfer = await store.db.transaction(async (tx) => {
      const swap = await swaps.lock(tx, String(data.swapId));
      if (swap?.stage !== 'payout' && swap?.stage !== 'refund') return undefined;
      const kept = await transfers.parts.transfers.ofSwap(tx, swap.id);
      if (kept) return kept;
      try {
        return await (swap.stage === 'payout'
          ? this.#decidePayout(tx, swap, data.released === true)
          : this.#signRefund(tx, swap));
      } catch (error) {
        if (!(error instanceof CannotPay)) throw error;
        log.error(`the ${swap.stage} of ${swap.id} cannot be made: ${error.message}`);
        if (swap.stage === 'refund') await lifecycle.refundUnpayable(tx, swap);
        else await lifecycle.refund(tx, swap, 'The payment to you could not be made.');
        return undefined;
      }
    });
    if (transfer?.state === 'signed') await transfers.handIn(transfer);
  }

  /** Job: signs the refund of a further deposit, unless that is done, and hands it in. What cannot be paid is tried again. */
  async sendBack({ data }: JobRun): Promise<void> {
    const id = String(data.furtherDepositId);
    const { store, swaps, transfers, furtherDeposits } = this.parts;
    const transfer = await store.db.transaction(async (tx) => {
      const swap = await swaps.lock(tx, String(data.swapId));
      const deposit = await furtherDeposits.lock(tx, id);
      if (!swap || deposit?.state !== 'refund') return undefined;
      const { currency, amountAtomic, feeAtomic } = deposit;
      const payment = { currency, to: swap.refundAddress, amountAtomic: amountAtomic - feeAtomic };
      return (
        (await transfers.parts.transfers.ofSwap(tx, swap.id, id)) ??
        (await transfers.sign(tx, { kind: 'refund', swapId: swap.id, furtherDepositId: id }, payment))
      );
    });
    if (transfer?.state === 'signed') await transfers.handIn(transfer);
  }

  async #decidePayout(tx: Tx, swap: SwapOrder, released: boolean): Promise<Transfer | undefined> {
    const { lifecycle, behaviours, transfers } = this.parts;
    const decision = payoutOf(swap, await behaviours.all(), released);
    if (decision.do === 'hold') await lifecycle.hold(tx, swap, decision.reason);
    if (decision.do === 'refund') await lifecycle.refund(tx, swap, decision.reason);
    if (decision.do !== 'pay') return undefined;
    const { amountAtomic } = decision;
    const payment = { currency: swap.currencyTo, to: swap.payoutAddress, amountAtomic };
    const transfer = await transfers.sign(tx, { kind: 'payout', swapId: swap.id }, payment);
    await lifecycle.change(tx, swap, { executedToAtomic: amountAtomic });
    return transfer;
  }

  async #signRefund(tx: Tx, swap: SwapOrder): Promise<Transfer> {
    const amountAtomic = refundOf(swap, await this.parts.behaviours.all());
    const payment = { currency: swap.currencyFrom, to: swap.refundAddress, amountAtomic };
    return this.parts.transfers.sign(tx, { kind: 'refund', swapId: swap.id }, payment);
  }
}
