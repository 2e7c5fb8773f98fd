import type { SwapStatusAnswer } from '@exchange-sim/contract';
import type { BehavioursService } from '../behaviours/behaviours-service.js';
import { swapAsset } from '../market/swap-assets.js';
import { toWhole } from '../money/decimal.js';
import type { SwapWebhooks } from '../webhooks/swap-webhooks.js';
import type { SwapOrdersRepository } from './swap-orders-repository.js';
import { unknownSwap } from './swap-orders-service.js';

/** What `/status` says: the same words as the webhooks. */
export class SwapStatusService {
  constructor(
    readonly swaps: SwapOrdersRepository,
    readonly webhooks: SwapWebhooks,
    readonly behaviours: BehavioursService,
  ) {}

  /** @throws ContractError 404 */
  async of(swapId: string): Promise<SwapStatusAnswer> {
    const told = await this.behaviours.all();
    const swap = told['status.missing'] ? undefined : await this.swaps.find(swapId);
    if (!swap) throw unknownSwap(`There is no swap ${swapId}.`);
    const { status, quoteId, executedToAtomic, payinTx, payoutTx } = swap;
    const { decimals } = swapAsset(swap.currencyTo);
    return {
      swapId,
      ...(quoteId && { quoteId }),
      status: told['status.lie']?.status ?? this.webhooks.word(status),
      // What is not known yet is said to be empty.
      amount: executedToAtomic === null ? '' : toWhole(executedToAtomic, decimals),
      payinTransactionId: payinTx ?? '',
      payoutTransactionId: payoutTx ?? '',
      providerFees: swap.providerFees,
      referralFees: swap.referralFees,
      payoutNetworkFees: swap.payoutNetworkFees,
    };
  }
}
