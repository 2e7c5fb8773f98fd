import type { Clock } from '@exchange-sim/clock';
import type { Behaviours } from '@exchange-sim/contract';
import type { JobRun, Queues } from '@exchange-sim/storage';
import type { ChainName } from '../chains/chain.js';
import { announceSwap } from '../events/announce.js';
import { swapAsset } from '../market/swap-assets.js';
import { toWhole } from '../money/decimal.js';
import type { Store, Tx } from '../store.js';
import { TRANSFER_ATTEMPTS, TRANSFERS_QUEUE } from '../transfers/transfers-queue.js';
import type { SwapWebhooks } from '../webhooks/swap-webhooks.js';
import type { SwapOrder, SwapOrderChange, SwapOrdersRepository } from './swap-orders-repository.js';

/** Why money is held or goes back, in the user's words. */
const REASONS = {
  late: 'Your deposit came after the time for it was over.',
  held: 'We need to know a little more about you before we can go on.',
  nothingLeft: 'Your deposit is too small to pay for its way back.',
  undeliverable: 'The payment back to you did not go through.',
  unpayable: 'We cannot send your deposit back at this moment: our support does it as soon as we can.',
};

/**
 * How a swap goes on. Each change is one transaction: the swap, the status update owed to Ledger, the next job and the news for
 * the widget. Every method wants the swap locked by `tx`.
 */
export class SwapLifecycle {
  constructor(
    readonly store: Store,
    readonly swaps: SwapOrdersRepository,
    readonly webhooks: SwapWebhooks,
    readonly queues: Pick<Queues, 'enqueue'>,
    readonly clock: Clock,
    readonly confirmationsRequired: Readonly<Record<ChainName, number>>,
  ) {}

  /** Writes a change with all that follows from it: Ledger hears of new statuses, and of the deposit. */
  async change(tx: Tx, swap: SwapOrder, change: SwapOrderChange): Promise<SwapOrder> {
    const changed = { ...swap, ...change, updatedAt: this.clock.now() };
    await this.swaps.change(tx, swap.id, { ...change, updatedAt: changed.updatedAt });
    const isDeposit = swap.payinTx === null && changed.payinTx !== null && changed.status === 'PENDING';
    if (changed.status !== swap.status || isDeposit) await this.webhooks.add(tx, changed);
    await announceSwap(tx, swap.accountId, swap.id);
    return changed;
  }

  /** The deposit has its confirmations: pays out, holds, or sends it back. Only the whole amount, in time, is swapped. */
  async acceptDeposit(tx: Tx, swap: SwapOrder, behaviours: Behaviours): Promise<void> {
    if (swap.status === 'EXPIRED') return this.refund(tx, swap, REASONS.late);
    if (swap.payinAmountAtomic !== swap.amountFromAtomic) return this.refund(tx, swap, wrongAmount(swap));
    if (behaviours['deposit.hold']) return this.hold(tx, swap, REASONS.held);
    return this.payOut(tx, swap, behaviours);
  }

  /** Has the hot wallet pay what was promised. `released`: support said so, whatever else would hold the payout. */
  async payOut(tx: Tx, swap: SwapOrder, behaviours: Behaviours, released = false): Promise<void> {
    await this.change(tx, swap, { status: 'PENDING', stage: 'payout', reason: null });
    const delayMs = behaviours['payout.delay']?.ms ?? 0;
    await this.#enqueue(tx, 'send payout', { swapId: swap.id, released }, delayMs);
  }

  /** Has the hot wallet send the deposit back, less what it cost to send it. */
  async refund(tx: Tx, swap: SwapOrder, reason: string | null): Promise<void> {
    if (refundable(swap) <= 0n) return this.hold(tx, swap, REASONS.nothingLeft);
    // An expired swap stays one until its deposit is back.
    const status = swap.status === 'EXPIRED' ? 'EXPIRED' : 'PENDING';
    await this.change(tx, swap, { status, stage: 'refund', reason, executedToAtomic: null });
    await this.#enqueue(tx, 'send refund', { swapId: swap.id });
  }

  async hold(tx: Tx, swap: SwapOrder, reason: string = REASONS.held): Promise<void> {
    await this.change(tx, swap, { status: 'ON_HOLD', stage: 'hold', reason });
  }

  /** The payout is in a block. */
  async finish(tx: Tx, swap: SwapOrder, payoutTx: string): Promise<void> {
    await this.change(tx, swap, { status: 'FINISHED', stage: 'done', payoutTx });
  }

  /** The refund is in a block; `null` when there was nothing to send. */
  async finishRefund(
    tx: Tx,
    swap: SwapOrder,
    refundTx: string | null,
    refundedAtomic: bigint,
  ): Promise<void> {
    await this.change(tx, swap, { status: 'REFUNDED', stage: 'done', refundTx, refundedAtomic });
  }

  /** The refund was turned away by its address: support has to find another way. */
  async refundFailed(tx: Tx, swap: SwapOrder): Promise<void> {
    await this.hold(tx, swap, REASONS.undeliverable);
  }

  /** The hot wallet has not what the refund takes: support releases it when it has. */
  async refundUnpayable(tx: Tx, swap: SwapOrder): Promise<void> {
    await this.hold(tx, swap, REASONS.unpayable);
  }

  /** What arrived besides the deposit is on its way back: said where the user looks. */
  async sentBack(tx: Tx, swap: SwapOrder, currency: string, amountAtomic: bigint): Promise<void> {
    const { ticker, decimals } = swapAsset(currency);
    const said = `What else you sent to this address went back: ${toWhole(amountAtomic, decimals)} ${ticker}.`;
    await this.change(tx, swap, { reason: swap.reason ? `${swap.reason} ${said}` : said });
  }

  /** Job: ends the waiting for a deposit that never came. */
  async expire({ data }: JobRun): Promise<void> {
    await this.store.db.transaction(async (tx) => {
      const swap = await this.swaps.lock(tx, String(data.swapId));
      if (swap?.status === 'PENDING' && swap.stage === 'deposit')
        await this.change(tx, swap, { status: 'EXPIRED' });
    });
  }

  async #enqueue(tx: Tx, name: string, data: Record<string, unknown>, delayMs = 0): Promise<void> {
    const later = delayMs > 0 && { runAt: this.clock.now() + delayMs };
    await this.queues.enqueue(tx, {
      queue: TRANSFERS_QUEUE,
      name,
      data,
      attempts: TRANSFER_ATTEMPTS,
      ...later,
    });
  }
}

/** What goes back: the deposit less payinNetworkFees. */
export function refundable({ payinAmountAtomic, payinFeeAtomic }: SwapOrder): bigint {
  return (payinAmountAtomic ?? 0n) - (payinFeeAtomic ?? 0n);
}

function wrongAmount({ currencyFrom, payinAmountAtomic, amountFromAtomic }: SwapOrder): string {
  const { ticker, decimals } = swapAsset(currencyFrom);
  const whole = (atomic: bigint) => `${toWhole(atomic, decimals)} ${ticker}`;
  return `You sent ${whole(payinAmountAtomic ?? 0n)} instead of ${whole(amountFromAtomic)}.`;
}
