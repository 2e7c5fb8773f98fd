import type { SwapQuoteView } from '@exchange-sim/contract';
import { useEffect } from 'react';
import { toApiError } from '../api/api-error.js';
import { useSecondsUntil } from '../clock/use-seconds-until.js';
import { DealSteps } from '../deal/deal-steps.js';
import { ErrorNotice, Notice } from '../layout/notice.js';
import { PageTitle } from '../layout/page-title.js';
import { goTo } from '../layout/route.js';
import { Support } from '../layout/support.js';
import { Waiting } from '../layout/waiting.js';
import { crypto } from '../money/money.js';
import { Countdown } from '../review/countdown.js';
import { RenewNotice } from '../review/renew-notice.js';
import { useLanding } from '../review/use-landing.js';
import { useSwaps } from '../session/use-account.js';
import type { Swap } from '../swap/use-swap.js';
import { swapParametersOf, useWidget } from '../widget-context.js';
import { mismatchOf } from './mismatch.js';
import { PriceGoneNotice } from './price-gone-notice.js';
import { SwapPricePanel } from './swap-price-panel.js';
import { type SwapAccounts, useSwapAccounts } from './use-swap-accounts.js';
import { REFRESH_SECONDS, type SwapReview, useSwapReview } from './use-swap-review.js';

/** The transaction step of a swap: both sides, the price and its worst case; then the button. */
export function SwapReviewPage({ swap }: { swap: Swap }) {
  const review = useSwapReview(swap.step === 'idle');
  const accounts = useSwapAccounts();
  const quote = swap.quote ?? review.quote;
  if (accounts.isPending || (review.loading && !quote)) return <Waiting>Fetching your price…</Waiting>;
  return (
    <section className="panel narrow">
      <PageTitle>Review your swap</PageTitle>
      {quote && accounts.data && (
        <Priced review={review} quote={quote} accounts={accounts.data} swap={swap} />
      )}
      {accounts.error && (
        <NothingYet error={toApiError(accounts.error)} retry={() => void accounts.refetch()} />
      )}
      {!quote && !accounts.error && <NoPrice review={review} />}
      <Support />
    </section>
  );
}

interface PricedProps {
  review: SwapReview;
  quote: SwapQuoteView;
  accounts: SwapAccounts;
  swap: Swap;
}

function Priced({ review, quote, accounts, swap }: PricedProps) {
  const widget = useWidget();
  const parameters = swapParametersOf(widget);
  const idle = swap.step === 'idle';
  const expired = useSecondsUntil(quote.expiry) === 0 && quote.tradeMethod === 'fixed';
  const mismatch = mismatchOf(quote, parameters, accounts);
  const why = swap.priceGone ?? mismatch;
  const over = idle && (expired || why !== undefined);
  const earlier = useEarlierSwap(quote.quoteId, idle);
  useLanding({
    name: 'review swap',
    quoteId: review.landedQuoteId ?? quote.quoteId,
    previousQuoteId: review.previous?.quoteId,
    ids: {
      fromAccountId: parameters.fromAccountId,
      toAccountId: parameters.toAccountId,
      ledgerTransactionId: parameters['ledger-transaction-id'],
    },
  });
  const renew = () => {
    swap.forgetPrice();
    review.renew();
  };
  return (
    <>
      {swap.priceChanged && idle && <PriceChanged before={swap.priceChanged} />}
      {earlier === 'unfinished' && idle && (
        <Notice tone="info" title="You started this swap before">
          <p>
            If you approved it on your signer, it appears under “Your swaps”. Otherwise you can start it
            again.
          </p>
        </Notice>
      )}
      {over && quote.tradeMethod === 'fixed' && <PriceGoneNotice why={why} />}
      <SwapPricePanel quote={quote} accounts={accounts} previous={review.previous} over={over} />
      {!idle && <DealSteps product="swap" step={swap.step} />}
      {over && quote.tradeMethod === 'float' && (
        <RenewNotice review={review} why={why} onRenew={renew} label="Get a fresh price" />
      )}
      {idle && !over && <Agree review={review} quote={quote} swap={swap} />}
    </>
  );
}

function PriceChanged({ before }: { before: SwapQuoteView }) {
  const { locale } = useWidget();
  return (
    <Notice tone="warning" title="The price has changed">
      <p>
        It was {crypto(before.amountTo, before.toTicker, locale)} for{' '}
        {crypto(before.amountFrom, before.fromTicker, locale)}. Look at the new one below before you swap;
        nothing was sent.
      </p>
    </Notice>
  );
}

/** How long the price holds or how it is kept fresh, and the button. */
function Agree({ review, quote, swap }: Omit<PricedProps, 'accounts'>) {
  const { locale } = useWidget();
  return (
    <>
      {quote.tradeMethod === 'fixed' ? (
        <Countdown key={quote.quoteId} expiry={quote.expiry} />
      ) : (
        <p className="hint">
          This price is refreshed every {REFRESH_SECONDS} seconds until you press the button.
        </p>
      )}
      {review.stale && review.renewError && (
        <Notice tone="error" title="The price could not be refreshed">
          <p>{review.renewError.message}</p>
          <p>{review.renewError.fix ?? 'We try again by ourselves.'}</p>
        </Notice>
      )}
      {swap.error && <ErrorNotice error={swap.error} />}
      <button
        type="button"
        className="button button-wide"
        disabled={review.stale}
        onClick={() => void swap.start(quote)}
      >
        Swap {crypto(quote.amountFrom, quote.fromTicker, locale)}
      </button>
      <p className="hint centred">Nothing leaves your account until you approve it on your Ledger signer.</p>
    </>
  );
}

function NoPrice({ review }: { review: SwapReview }) {
  if (review.gone) return <PriceGoneNotice why={review.error} />;
  return <NothingYet error={review.error} retry={review.retry} />;
}

function NothingYet({ error, retry }: { error: SwapReview['error']; retry(): void }) {
  return (
    <>
      {error && <ErrorNotice error={error} />}
      <button type="button" className="button" onClick={retry}>
        Try again
      </button>
    </>
  );
}

/** A fixed quote that was already swapped leads to its swap; one whose swap broke off is pointed out. */
function useEarlierSwap(quoteId: string, idle: boolean): 'unfinished' | undefined {
  const swaps = useSwaps().data?.filter((known) => known.quoteId === quoteId) ?? [];
  const paid = swaps.find((known) => known.outcome === 'approved' || known.payinTransactionId !== undefined);
  const swapId = idle ? paid?.swapId : undefined;
  useEffect(() => {
    if (swapId) goTo({ page: 'swap', swapId }, { replace: true });
  }, [swapId]);
  return !paid && swaps.some(({ outcome, status }) => outcome === undefined && status === 'PENDING')
    ? 'unfinished'
    : undefined;
}
