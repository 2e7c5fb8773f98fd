import type { FurtherDepositsRepository } from '../further-deposits/further-deposits-repository.js';
import type { Log } from '../settings.js';
import type { Tx } from '../store.js';
import type { SwapLifecycle } from '../swap-orders/swap-lifecycle.js';
import type { SwapOrder, SwapOrdersRepository } from '../swap-orders/swap-orders-repository.js';
import type { LockedOwner, TransferOwner } from './transfer-owner.js';
import type { Transfer } from './transfers-repository.js';

/** What becomes of swaps with their payouts and refunds. */
export class SwapTransferOwner implements TransferOwner {
  constructor(
    readonly swaps: SwapOrdersRepository,
    readonly furtherDeposits: FurtherDepositsRepository,
    readonly lifecycle: SwapLifecycle,
    readonly log: Log,
  ) {}

  async lock(tx: Tx, transfer: Transfer): Promise<LockedOwner | undefined> {
    const swap = transfer.swapId === null ? undefined : await this.swaps.lock(tx, transfer.swapId);
    if (!swap) return undefined;
    const { kind, txHash, furtherDepositId } = transfer;
    return {
      ids: { swapId: swap.id },
      sent: async () => {
        if (furtherDepositId) return;
        const change = kind === 'payout' ? { payoutTx: txHash } : { refundTx: txHash };
        await this.lifecycle.change(tx, swap, change);
      },
      ended: (succeeded) =>
        furtherDepositId
          ? this.#endFurther(tx, swap, furtherDepositId, transfer, succeeded)
          : this.#end(tx, swap, transfer, succeeded),
    };
  }

  async #end(tx: Tx, swap: SwapOrder, transfer: Transfer, succeeded: boolean): Promise<void> {
    const { lifecycle } = this;
    const { kind, txHash, amountAtomic } = transfer;
    if (succeeded && kind === 'payout') return lifecycle.finish(tx, swap, txHash);
    if (succeeded) return lifecycle.finishRefund(tx, swap, txHash, amountAtomic);
    if (kind === 'payout') return lifecycle.refund(tx, swap, 'The payment to you did not go through.');
    return lifecycle.refundFailed(tx, swap);
  }

  async #endFurther(
    tx: Tx,
    swap: SwapOrder,
    id: string,
    transfer: Transfer,
    succeeded: boolean,
  ): Promise<void> {
    await this.furtherDeposits.become(tx, id, succeeded ? 'refunded' : 'held');
    if (succeeded) return this.lifecycle.sentBack(tx, swap, transfer.currency, transfer.amountAtomic);
    this.log.error(`the further deposit ${id} could not be sent back to ${transfer.toAddress}`);
  }
}
