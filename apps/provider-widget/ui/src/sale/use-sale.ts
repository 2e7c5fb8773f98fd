import {
  type OutcomeReport,
  outcomeReport,
  providerAccountApi,
  type QuoteView,
} from '@exchange-sim/contract';
import type { Signed } from '../deal/run-deal.js';
import { type RunningDeal, useDeal } from '../deal/use-deal.js';
import { explainSdkError, type Stop } from '../wallet/sdk-failure.js';
import { saleParametersOf, useWidget, type Widget } from '../widget-context.js';

export type Sale = RunningDeal<QuoteView>;

/** The sale of the reviewed quote, from the button on. */
export function useSale(): Sale {
  const widget = useWidget();
  return useDeal<QuoteView, OutcomeReport>({
    product: 'sale',
    queryKey: 'quote',
    dealOf: ({ quoteId, fiatAmount, cryptoAmount }) => ({
      claim: () => widget.api.call(providerAccountApi.claimQuote, { params: { quoteId } }),
      isAsReviewed: (claimed) => claimed.fiatAmount === fiatAmount && claimed.cryptoAmount === cryptoAmount,
      sign: (claimed) => sell(widget, claimed),
      outbox: widget.outboxes.sale,
    }),
  });
}

async function sell(widget: Widget, quote: QuoteView): Promise<Signed<OutcomeReport>> {
  const { config, reportHop, walletTransport: transport } = widget;
  const { accountId } = saleParametersOf(widget);
  const { quoteId } = quote;
  try {
    const { sellThroughWallet } = await import('./sell-through-wallet.js');
    const transactionHash = await sellThroughWallet({ config, accountId, quote, reportHop, transport });
    const approved = outcomeReport.safeParse({ outcome: 'approved', quoteId, transactionHash });
    if (approved.success) return { report: approved.data };
    return rejected(quoteId, {
      kind: 'failed',
      sentence: 'Ledger Wallet says the sale was approved but gave no transaction hash we can read.',
      fix: 'Do not sell again before you have looked in its history; our support can find the payment by your account.',
      technical: `sell() resolved with ${JSON.stringify(transactionHash) ?? 'nothing'}`.slice(0, 500),
      errorName: 'NoTransactionHash',
    });
  } catch (error) {
    return rejected(quoteId, explainSdkError(error, 'sale'));
  }
}

function rejected(quoteId: string, stop: Stop): Signed<OutcomeReport> {
  const { errorName, technical } = stop;
  return { stop, report: { outcome: 'rejected', quoteId, errorName, reason: technical } };
}
