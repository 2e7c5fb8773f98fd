/** What selling and swapping have in common, from the button to the wallet's answer. @module */
import { type ApiError, toApiError } from '../api/api-error.js';
import type { Stop } from '../wallet/sdk-failure.js';
import type { Outbox } from './outcome-outbox.js';

export type DealStep = 'idle' | 'checking' | 'signing' | 'telling';

export type DealEnd<Quote> =
  | { kind: 'approved' }
  | { kind: 'stopped'; stop: Stop }
  /** The price does not hold any more; nothing reached the wallet. */
  | { kind: 'price gone'; error: ApiError }
  /** The backend holds another price for the same quote than the one reviewed. */
  | { kind: 'price changed'; quote: Quote };

/** What the wallet answered, as our backend is told; with a `stop` when nothing was sent. */
export interface Signed<Report> {
  report: Report;
  stop?: Stop;
}

export interface Deal<Quote, Report> {
  /** Ties the quote to the user. @throws ApiError */
  claim(): Promise<Quote>;
  isAsReviewed(claimed: Quote): boolean;
  /** Asks the wallet. It throws nothing: what the SDK threw is in the report. */
  sign(claimed: Quote): Promise<Signed<Report>>;
  outbox: Outbox<Report, unknown>;
}

const PRICE_GONE = [404, 409, 410];

/**
 * One sale or swap: claims the quote, lets the SDK work, keeps the outcome for the backend.
 * @throws ApiError when the claim failed for another reason than the price
 */
export async function runDeal<Quote, Report>(
  deal: Deal<Quote, Report>,
  onStep: (step: DealStep) => void,
): Promise<DealEnd<Quote>> {
  onStep('checking');
  const claim = await deal.claim().then(
    (quote) => ({ quote }),
    (error: unknown) => ({ error: toApiError(error) }),
  );
  if ('error' in claim) {
    if (PRICE_GONE.includes(claim.error.status)) return { kind: 'price gone', error: claim.error };
    throw claim.error;
  }
  if (!deal.isAsReviewed(claim.quote)) return { kind: 'price changed', quote: claim.quote };
  onStep('signing');
  const { report, stop } = await deal.sign(claim.quote);
  onStep('telling');
  if (stop) {
    await deal.outbox.send(report).catch(() => undefined);
    return { kind: 'stopped', stop };
  }
  deal.outbox.keep(report);
  return { kind: 'approved' };
}
