import type { ProviderSwapStatus, SwapWebhook } from '@exchange-sim/contract';
import { swapAsset } from '../market/swap-assets.js';
import { toWhole } from '../money/decimal.js';
import type { ProviderProfile } from '../profile.js';
import type { Tx } from '../store.js';
import type { SwapOrder, SwapOrdersRepository } from '../swap-orders/swap-orders-repository.js';
import type { StatusLine } from './status-line.js';
import type { WebhookOutbox } from './webhook-outbox.js';

const FINAL = ['EXPIRED', 'FINISHED', 'REFUNDED'] as const;

/** What Ledger hears about swaps, in the provider's own words. */
export class SwapWebhooks implements StatusLine<SwapWebhook> {
  readonly idName = 'swapId';

  constructor(
    readonly outbox: WebhookOutbox<SwapWebhook>,
    readonly swaps: SwapOrdersRepository,
    readonly profile: ProviderProfile,
  ) {}

  /** The provider's own word for a status. */
  word(status: ProviderSwapStatus): string {
    return this.profile.swap?.statusWords[status] ?? status;
  }

  /** Owes Ledger the swap's present status. */
  async add(tx: Tx, swap: SwapOrder): Promise<void> {
    const { id, status, payinTx, payoutTx, providerFees, payoutNetworkFees } = swap;
    const amountAtomic = swap.executedToAtomic ?? swap.amountToAtomic;
    await this.outbox.add(tx, id, {
      providerId: this.profile.id,
      providerStatus: this.word(status),
      amount: toWhole(amountAtomic, swapAsset(swap.currencyTo).decimals),
      providerFees,
      networkFees: payoutNetworkFees,
      ...(payinTx && { payinTransactionId: payinTx }),
      ...(payoutTx && { transactionHash: payoutTx }),
    });
  }

  pathOf = (swapId: string) => `/webhook/${swapId}/status`;
  owed = (swapId: string) => this.outbox.owed(swapId);
  settle = (seq: number, refusal: string | null) => this.outbox.settle(seq, refusal);
  countLoss = (swapId: string, most: number) => this.swaps.countLoss(swapId, most);
  statusOf = ({ providerStatus }: SwapWebhook) => providerStatus;
  isFinal = ({ providerStatus }: SwapWebhook) => FINAL.some((status) => this.word(status) === providerStatus);

  saying(body: SwapWebhook, status: 'first' | 'unknown'): SwapWebhook {
    return { ...body, providerStatus: status === 'first' ? this.word('PENDING') : 'teleported' };
  }
}
