import type { BehavioursService } from '../behaviours/behaviours-service.js';
import { type ChainName, chainOf } from '../chains/chain.js';
import type { Deposit, DepositDesk, Place, Unsettled } from '../deposits/deposit-desk.js';
import { convert, swapAsset } from '../market/swap-assets.js';
import type { Tx } from '../store.js';
import type { SwapLifecycle } from './swap-lifecycle.js';
import type { SwapOrdersRepository } from './swap-orders-repository.js';

/** Swaps that wait for their deposit. */
export class SwapDeposits implements DepositDesk {
  readonly idName = 'swapId';
  readonly hopName = 'deposit';
  readonly counts = 'first';

  constructor(
    readonly swaps: SwapOrdersRepository,
    readonly lifecycle: SwapLifecycle,
    readonly behaviours: BehavioursService,
  ) {}

  awaiting(tx: Tx, addresses: string[]) {
    return this.swaps.awaiting(tx, addresses);
  }

  async book(tx: Tx, id: string, { txHash, block, amountAtomic, feeAtomic }: Deposit): Promise<boolean> {
    const swap = await this.swaps.lock(tx, id);
    if (!swap) return false;
    const asset = swapAsset(swap.currencyFrom);
    await this.lifecycle.change(tx, swap, {
      stage: 'confirming',
      payinTx: txHash,
      payinBlock: block,
      payinAmountAtomic: amountAtomic,
      payinFeeAtomic: convert(feeAtomic, swapAsset(asset.paysFeesIn), asset, true),
    });
    return true;
  }

  unsettled(tx: Tx, chain: ChainName): Promise<Unsettled[]> {
    return this.swaps.confirming(tx, chain);
  }

  async settle(tx: Tx, id: string, place: Place): Promise<void> {
    const { swaps, lifecycle, behaviours } = this;
    const swap = await swaps.lock(tx, id);
    if (swap?.stage !== 'confirming') return;
    if (!place) {
      await lifecycle.change(tx, swap, {
        stage: 'deposit',
        payinTx: null,
        payinBlock: null,
        payinAmountAtomic: null,
        payinFeeAtomic: null,
        confirmations: 0,
      });
      return;
    }
    const required = lifecycle.confirmationsRequired[chainOf(swap.currencyFrom)];
    const confirmations = Math.min(place.confirmations, required);
    const isNew = confirmations !== swap.confirmations || place.block !== swap.payinBlock;
    const seen = isNew ? await lifecycle.change(tx, swap, { confirmations, payinBlock: place.block }) : swap;
    if (confirmations >= required) await lifecycle.acceptDeposit(tx, seen, await behaviours.all());
  }
}
