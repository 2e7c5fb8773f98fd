import type { SwapOrderView } from '@exchange-sim/contract';
import { swapAsset } from '../market/swap-assets.js';
import { toWhole } from '../money/decimal.js';
import type { SwapOrder } from './swap-orders-repository.js';

/** A swap as its user, and whoever has its Swap ID, sees it. */
export function swapOrderView(order: SwapOrder, confirmationsRequired: number): SwapOrderView {
  const [from, to] = [swapAsset(order.currencyFrom), swapAsset(order.currencyTo)];
  const { quoteId, reason, outcome, payinTx, payoutTx, refundTx, refundedAtomic } = order;
  return {
    swapId: order.id,
    ...(quoteId && { quoteId }),
    tradeMethod: order.tradeMethod,
    status: order.status,
    ...(reason && { reason }),
    ...(outcome && { outcome }),
    from: from.ledgerId,
    to: to.ledgerId,
    fromTicker: from.ticker,
    toTicker: to.ticker,
    amountFrom: toWhole(order.amountFromAtomic, from.decimals),
    amountTo: toWhole(order.executedToAtomic ?? order.amountToAtomic, to.decimals),
    payinAddress: order.depositAddress,
    payoutAddress: order.payoutAddress,
    refundAddress: order.refundAddress,
    ...(payinTx && { payinTransactionId: payinTx }),
    ...(payoutTx && { payoutTransactionId: payoutTx }),
    ...(refundTx && { refundTransactionId: refundTx }),
    ...(refundedAtomic !== null && { refundedAmount: toWhole(refundedAtomic, from.decimals) }),
    confirmations: order.confirmations,
    confirmationsRequired,
    expiresAt: new Date(order.expiresAt).toISOString(),
    createdAt: new Date(order.createdAt).toISOString(),
    updatedAt: new Date(order.updatedAt).toISOString(),
  };
}
