import type { Clock } from '@exchange-sim/clock';
import { ContractError, type SwapOrderView, type SwapOutcomeReport } from '@exchange-sim/contract';
import { announceSwap } from '../events/announce.js';
import { type SwapAsset, swapAsset } from '../market/swap-assets.js';
import type { Store } from '../store.js';
import type { SwapQuotesService } from '../swap-quotes/swap-quotes-service.js';
import type { Account } from '../users/accounts-repository.js';
import { swapOrderView } from './swap-order-view.js';
import type { SwapOrder, SwapOrderChange, SwapOrdersRepository } from './swap-orders-repository.js';

type Approved = Extract<SwapOutcomeReport, { outcome: 'approved' }>;
type Rejected = Extract<SwapOutcomeReport, { outcome: 'rejected' }>;

/** Swaps as people see them, and what the user's signer decided about them. */
export class SwapOrdersService {
  constructor(
    readonly store: Store,
    readonly swaps: SwapOrdersRepository,
    readonly quotes: SwapQuotesService,
    readonly clock: Clock,
    readonly confirmationsRequired: Readonly<Record<SwapAsset['chain'], number>>,
  ) {}

  async ofAccount(accountId: string): Promise<SwapOrderView[]> {
    return (await this.swaps.ofAccount(accountId)).map((order) => this.view(order));
  }

  /** Whoever has the Swap ID may see it. @throws ContractError 404 */
  async byId(swapId: string): Promise<SwapOrderView> {
    const order = await this.swaps.find(swapId);
    if (!order) throw unknownSwap(`There is no swap ${swapId}.`);
    return this.view(order);
  }

  view(order: SwapOrder): SwapOrderView {
    return swapOrderView(order, this.confirmationsRequired[swapAsset(order.currencyFrom).chain]);
  }

  /** Books how `exchangeSdk.swap` ended. The same report may come again. @throws ContractError 404, 409 */
  async report(account: Account, report: SwapOutcomeReport): Promise<SwapOrderView | undefined> {
    const order =
      report.outcome === 'approved'
        ? await this.#approved(account, report)
        : await this.#rejected(account, report);
    return order && this.view(order);
  }

  /** A swap without a quote belongs to nobody until its user reports it. */
  #approved({ id: accountId }: Account, { swapId, transactionId }: Approved): Promise<SwapOrder> {
    return this.store.db.transaction(async (tx) => {
      const order = await this.swaps.lock(tx, swapId);
      if (!order || (order.accountId ?? accountId) !== accountId)
        throw unknownSwap(`You have no swap ${swapId}.`);
      if (order.outcome === 'approved' && order.reportedTx === transactionId) return order;
      if (order.outcome !== null) throw contradicts(order);
      const change = { outcome: 'approved', reportedTx: transactionId, accountId } as const;
      return this.#change(tx, order, change);
    });
  }

  /** The user refused, or a step before the signature failed, perhaps before there was a swap: no deposit is waited for. */
  async #rejected({ id: accountId }: Account, report: Rejected): Promise<SwapOrder | undefined> {
    const quote = await this.quotes.known(report.quoteId);
    return this.store.db.transaction(async (tx) => {
      const latest = await this.swaps.latestOfQuote(tx, quote.id);
      const order = latest && (await this.swaps.lock(tx, latest.id));
      if (!order) return undefined;
      if (order.accountId !== accountId) throw unknownSwap(`You have no swap of the quote ${quote.id}.`);
      if (order.outcome === 'rejected') return order;
      if (order.outcome !== null) throw contradicts(order);
      const reportedReason = [report.errorName, report.reason].filter(Boolean).join(': ') || null;
      const waits = order.status === 'PENDING' && order.stage === 'deposit';
      return this.#change(tx, order, {
        outcome: 'rejected',
        reportedReason,
        // Ledger knows from the SDK. What is sent nevertheless comes back, as any late deposit.
        ...(waits && { status: 'EXPIRED' as const }),
      });
    });
  }

  async #change(
    tx: Parameters<SwapOrdersRepository['change']>[0],
    order: SwapOrder,
    change: SwapOrderChange,
  ): Promise<SwapOrder> {
    const changed = { ...order, ...change, updatedAt: this.clock.now() };
    await this.swaps.change(tx, order.id, { ...change, updatedAt: changed.updatedAt });
    await announceSwap(tx, changed.accountId, order.id);
    return changed;
  }
}

export function unknownSwap(message: string): ContractError {
  return new ContractError(404, 'SWAP_TRANSACTION_NOT_FOUND_ERROR', message, {
    field: 'swapId',
    clause: 'swapId is one that POST /swap/fixed or /swap/float answered',
    fix: 'Send the Swap ID unchanged.',
  });
}

function contradicts({ id, outcome }: SwapOrder): ContractError {
  return new ContractError(409, 'CONFLICT_ERROR', `The swap ${id} was reported as ${outcome} before.`, {
    field: 'outcome',
    in: 'body',
    clause: 'The outcome of a swap is reported once',
    fix: 'Start another swap with a fresh quote.',
  });
}
