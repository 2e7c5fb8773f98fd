import type { QuoteView } from '@exchange-sim/contract';
import { useEffect } from 'react';
import { useSecondsUntil } from '../clock/use-seconds-until.js';
import { DealSteps } from '../deal/deal-steps.js';
import { ErrorNotice, Notice } from '../layout/notice.js';
import { PageTitle } from '../layout/page-title.js';
import { goTo } from '../layout/route.js';
import { Support } from '../layout/support.js';
import { Waiting } from '../layout/waiting.js';
import { crypto, fiat } from '../money/money.js';
import type { Sale } from '../sale/use-sale.js';
import { useOrders } from '../session/use-account.js';
import { saleParametersOf, useWidget } from '../widget-context.js';
import { Countdown } from './countdown.js';
import { PricePanel } from './price-panel.js';
import { RenewNotice } from './renew-notice.js';
import { useLanding } from './use-landing.js';
import { type Review, useReview } from './use-review.js';

/** The transaction step: what is sold, for how much, until when; then the button. */
export function ReviewPage({ sale }: { sale: Sale }) {
  const review = useReview();
  if (review.loading) return <Waiting>Fetching your price…</Waiting>;
  return (
    <section className="panel narrow">
      <PageTitle>Review your sale</PageTitle>
      {review.quote ? (
        <Priced review={review} quote={review.quote} sale={sale} />
      ) : (
        <NoPrice review={review} />
      )}
      <Support />
    </section>
  );
}

function Priced({ review, quote, sale }: { review: Review; quote: QuoteView; sale: Sale }) {
  const widget = useWidget();
  const { locale } = widget;
  const expired = useSecondsUntil(quote.expiry) === 0;
  const idle = sale.step === 'idle';
  const over = idle && (expired || sale.priceGone !== undefined);
  const earlier = useEarlierOrder(quote.quoteId, idle);
  const { accountId, ledgerTransactionId } = saleParametersOf(widget);
  useLanding({
    name: 'review transaction',
    quoteId: quote.quoteId,
    previousQuoteId: review.previous?.quoteId,
    ids: { accountId, ledgerTransactionId },
  });
  const renew = () => {
    sale.forgetPrice();
    review.renew();
  };
  return (
    <>
      {sale.priceChanged && idle && (
        <Notice tone="warning" title="The price has changed">
          <p>
            It was {fiat(sale.priceChanged.fiatAmount, quote.fiatCurrency, locale)}. Look at the new one below
            before you sell; nothing was sent.
          </p>
        </Notice>
      )}
      {earlier === 'unfinished' && idle && (
        <Notice tone="info" title="You started this sale before">
          <p>
            If you approved it on your signer, it appears under “Your sales”. Otherwise you can start it
            again.
          </p>
        </Notice>
      )}
      <PricePanel quote={quote} previous={review.previous} over={over} />
      {!idle && <DealSteps product="sale" step={sale.step} />}
      {over && <RenewNotice review={review} why={sale.priceGone} onRenew={renew} />}
      {idle && !over && (
        <>
          <Countdown expiry={quote.expiry} />
          {sale.error && <ErrorNotice error={sale.error} />}
          <button type="button" className="button button-wide" onClick={() => sale.start(quote)}>
            Sell {crypto(quote.cryptoAmount, quote.cryptoTicker, locale)}
          </button>
          <p className="hint centred">
            Nothing leaves your account until you approve it on your Ledger signer.
          </p>
        </>
      )}
    </>
  );
}

function NoPrice({ review }: { review: Review }) {
  if (review.gone) return <RenewNotice review={review} why={review.error} onRenew={review.renew} />;
  return (
    <>
      {review.error && <ErrorNotice error={review.error} />}
      <button type="button" className="button" onClick={review.retry}>
        Try again
      </button>
    </>
  );
}

/** A quote that was already sold leads to its order; one whose sale broke off is pointed out. */
function useEarlierOrder(quoteId: string, idle: boolean): 'unfinished' | undefined {
  const orders = useOrders().data?.filter((known) => known.quoteId === quoteId) ?? [];
  const paid = orders.find(
    (known) => known.outcome === 'approved' || known.payinTransactionHash !== undefined,
  );
  const sellId = idle ? paid?.sellId : undefined;
  useEffect(() => {
    if (sellId) goTo({ page: 'order', sellId }, { replace: true });
  }, [sellId]);
  return !paid && orders.some(({ outcome, status }) => outcome === undefined && status === 'PENDING')
    ? 'unfinished'
    : undefined;
}
