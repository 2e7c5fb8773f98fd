import type { OrderView } from '@exchange-sim/contract';
import { assetOf } from '../quotes/pricing.js';
import type { OrderWithQuote } from './orders-repository.js';

/** An order as its user sees it. */
export function orderView(order: OrderWithQuote, confirmationsRequired: number): OrderView {
  const { quote, outcome, payinHash, payoutReference } = order;
  return {
    sellId: order.id,
    quoteId: order.quoteId,
    status: order.status,
    ...(outcome && { outcome }),
    cryptoTicker: assetOf(quote.cryptoCurrency).ticker,
    cryptoAmount: quote.cryptoAmount,
    fiatCurrency: quote.fiatCurrency,
    fiatAmount: quote.fiatAmount,
    payinAddress: order.depositAddress,
    ...(payinHash && { payinTransactionHash: payinHash }),
    confirmations: order.confirmations,
    confirmationsRequired,
    ...(payoutReference && { payoutReference }),
    createdAt: new Date(order.createdAt).toISOString(),
    updatedAt: new Date(order.updatedAt).toISOString(),
  };
}
