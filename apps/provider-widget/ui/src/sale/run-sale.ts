import {
  type OutcomeReport,
  outcomeReport,
  providerAccountApi,
  type QuoteView,
} from '@exchange-sim/contract';
import { ApiError, toApiError } from '../api/api-error.js';
import type { Widget } from '../widget-context.js';
import { explainSellError, type Stop } from './sell-failure.js';

export type SaleStep = 'idle' | 'checking' | 'signing' | 'telling';

export type SaleEnd =
  | { kind: 'approved' }
  | { kind: 'stopped'; stop: Stop }
  /** The price does not hold any more; nothing reached the wallet. */
  | { kind: 'price gone'; error: ApiError }
  /** The backend holds another price for the same quote than the one reviewed. */
  | { kind: 'price changed'; quote: QuoteView };

const PRICE_GONE = [404, 409, 410];

/**
 * One sale from the button to the wallet's answer: claims the quote, lets the SDK sell, keeps the outcome for the backend.
 * @throws ApiError when the claim failed for another reason than the price
 */
export async function runSale(
  widget: Widget,
  quote: QuoteView,
  onStep: (step: SaleStep) => void,
): Promise<SaleEnd> {
  onStep('checking');
  const claimed = await claim(widget, quote);
  if (claimed instanceof ApiError) return { kind: 'price gone', error: claimed };
  if (claimed.fiatAmount !== quote.fiatAmount || claimed.cryptoAmount !== quote.cryptoAmount)
    return { kind: 'price changed', quote: claimed };
  onStep('signing');
  const ended = await sell(widget, claimed);
  onStep('telling');
  if (ended.stop) {
    await widget.outbox.send(ended.report).catch(() => undefined);
    return { kind: 'stopped', stop: ended.stop };
  }
  widget.outbox.keep(ended.report);
  return { kind: 'approved' };
}

async function claim({ api }: Widget, { quoteId }: QuoteView): Promise<QuoteView | ApiError> {
  try {
    return await api.call(providerAccountApi.claimQuote, { params: { quoteId } });
  } catch (error) {
    const { status } = toApiError(error);
    if (PRICE_GONE.includes(status)) return toApiError(error);
    throw error;
  }
}

async function sell(widget: Widget, quote: QuoteView): Promise<{ report: OutcomeReport; stop?: Stop }> {
  const { config, parameters, reportHop, walletTransport: transport } = widget;
  const { quoteId } = quote;
  try {
    const { sellThroughWallet } = await import('./exchange-sdk.js');
    const transactionHash = await sellThroughWallet({
      config,
      accountId: parameters.accountId,
      quote,
      reportHop,
      ...(transport && { transport }),
    });
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
    return rejected(quoteId, explainSellError(error));
  }
}

function rejected(quoteId: string, stop: Stop): { report: OutcomeReport; stop: Stop } {
  const { errorName, technical } = stop;
  return { stop, report: { outcome: 'rejected', quoteId, errorName, reason: technical } };
}
