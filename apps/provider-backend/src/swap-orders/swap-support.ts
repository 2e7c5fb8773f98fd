import type { Clock } from '@exchange-sim/clock';
import { ContractError } from '@exchange-sim/contract';
import type { JobRun, Queues } from '@exchange-sim/storage';
import type { BehavioursService } from '../behaviours/behaviours-service.js';
import type { Log } from '../settings.js';
import type { Store, Tx } from '../store.js';
import { refundable, type SwapLifecycle } from './swap-lifecycle.js';
import type { SwapOrder, SwapOrdersRepository } from './swap-orders-repository.js';
import { unknownSwap } from './swap-orders-service.js';
import { SWAPS_QUEUE } from './swap-queue.js';

export const ANSWER_JOB = 'answer as support';
/** How long the sandbox's support thinks. */
const THINKING_MS = 2_000;

type Outcome = 'finished' | 'refunded';

/** What support does about swaps on hold. In the sandbox it answers by itself. */
export class SwapSupport {
  constructor(
    readonly store: Store,
    readonly swaps: SwapOrdersRepository,
    readonly lifecycle: SwapLifecycle,
    readonly behaviours: BehavioursService,
    readonly queues: Pick<Queues, 'enqueue'>,
    readonly clock: Clock,
    readonly log: Log,
  ) {}

  /** The user wrote to support about a swap on hold. @throws ContractError 404, 409 */
  async contact(swapId: string): Promise<SwapOrder> {
    const { 'deposit.hold': hold } = await this.behaviours.all();
    return this.store.db.transaction(async (tx) => {
      const swap = await this.#held(tx, swapId);
      if (this.behaviours.control)
        await this.queues.enqueue(tx, {
          queue: SWAPS_QUEUE,
          name: ANSWER_JOB,
          data: { swapId, outcome: hold?.release ?? 'finished' },
          runAt: this.clock.now() + THINKING_MS,
          attempts: 100,
        });
      else this.log.error(`the user of the swap ${swapId}, which is on hold, asks for help`);
      return swap;
    });
  }

  /** Ends a hold. @throws ContractError 404, 409 */
  async release(swapId: string, outcome: Outcome): Promise<SwapOrder> {
    return this.store.db.transaction(async (tx) => {
      const swap = await this.#held(tx, swapId);
      await this.#end(tx, swap, outcome);
      return (await this.swaps.find(swapId, tx)) ?? swap;
    });
  }

  /** Job: support’s answer; a swap that is not on hold any more is left alone. */
  async answer({ data }: JobRun): Promise<void> {
    await this.store.db.transaction(async (tx) => {
      const swap = await this.swaps.lock(tx, String(data.swapId));
      if (swap?.status === 'ON_HOLD')
        await this.#end(tx, swap, data.outcome === 'refunded' ? 'refunded' : 'finished');
    });
  }

  async #end(tx: Tx, swap: SwapOrder, outcome: Outcome): Promise<void> {
    const { lifecycle } = this;
    if (outcome === 'refunded' && refundable(swap) > 0n)
      return lifecycle.refund(tx, swap, 'We could not go on, and your deposit goes back.');
    // Nothing is left of it once its own fee is taken off.
    if (outcome === 'refunded') return lifecycle.finishRefund(tx, swap, null, 0n);
    if (swap.payinAmountAtomic !== swap.amountFromAtomic) throw notWhole(swap);
    await lifecycle.payOut(tx, swap, {}, true);
  }

  async #held(tx: Tx, swapId: string): Promise<SwapOrder> {
    const swap = await this.swaps.lock(tx, swapId);
    if (!swap) throw unknownSwap(`There is no swap ${swapId}.`);
    if (swap.status === 'ON_HOLD') return swap;
    throw new ContractError(409, 'CONFLICT_ERROR', `The swap ${swapId} is not on hold but ${swap.status}.`, {
      field: 'swapId',
      in: 'path',
      clause: 'OnHold: extra information needed from the user',
      fix: 'Look at its status page: there is nothing to be released.',
    });
  }
}

function notWhole({ id }: SwapOrder): ContractError {
  return new ContractError(409, 'CONFLICT_ERROR', `The deposit of ${id} is not the amount agreed on.`, {
    field: 'outcome',
    in: 'body',
    clause: 'A swap pays out what was agreed for the amount agreed',
    fix: 'Release it as refunded.',
  });
}
