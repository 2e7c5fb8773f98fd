import {
  providerSwapAccountApi,
  type SwapOutcomeReport,
  type SwapQuoteView,
  swapOutcomeReport,
} from '@exchange-sim/contract';
import type { Signed } from '../deal/run-deal.js';
import { type RunningDeal, useDeal } from '../deal/use-deal.js';
import { explainSdkError, type Stop } from '../wallet/sdk-failure.js';
import { swapParametersOf, useWidget, type Widget } from '../widget-context.js';

export type Swap = RunningDeal<SwapQuoteView>;

/** The swap of the reviewed quote, from the button on. */
export function useSwap(): Swap {
  const widget = useWidget();
  return useDeal<SwapQuoteView, SwapOutcomeReport>({
    product: 'swap',
    queryKey: 'swap-quote',
    dealOf: (quote) => ({
      claim: () => widget.api.call(providerSwapAccountApi.claimQuote, { params: { quoteId: quote.quoteId } }),
      isAsReviewed: (claimed) => COMPARED.every((field) => claimed[field] === quote[field]),
      sign: (claimed) => swap(widget, claimed),
      outbox: widget.outboxes.swap,
    }),
  });
}

/** What the user agreed to; a quote that differs in one of these is another one. */
const COMPARED = ['amountFrom', 'amountTo', 'tradeMethod', 'from', 'to', 'worstAmountTo'] as const;

async function swap(widget: Widget, quote: SwapQuoteView): Promise<Signed<SwapOutcomeReport>> {
  const { config, reportHop, walletTransport: transport } = widget;
  const parameters = swapParametersOf(widget);
  try {
    const { swapThroughWallet } = await import('./swap-through-wallet.js');
    const result = await swapThroughWallet({ config, parameters, quote, reportHop, transport });
    const approved = swapOutcomeReport.safeParse({ outcome: 'approved', ...Object(result) });
    if (approved.success) return { report: approved.data };
    return rejected(quote.quoteId, {
      kind: 'failed',
      sentence: 'Ledger Wallet says the swap was approved but gave no transaction and Swap ID we can read.',
      fix: 'Do not swap again before you have looked in its history; our support can find the payment by your account.',
      technical: `swap() resolved with ${JSON.stringify(result) ?? 'nothing'}`.slice(0, 500),
      errorName: 'NoTransactionId',
    });
  } catch (error) {
    return rejected(quote.quoteId, explainSdkError(error, 'swap'));
  }
}

function rejected(quoteId: string, stop: Stop): Signed<SwapOutcomeReport> {
  const { errorName, technical } = stop;
  return { stop, report: { outcome: 'rejected', quoteId, errorName, reason: technical } };
}
