import type { BuyQuoteView } from '@exchange-sim/contract';
import { useSecondsUntil } from '../clock/use-seconds-until.js';
import { ErrorNotice } from '../layout/notice.js';
import { PageTitle } from '../layout/page-title.js';
import { Support } from '../layout/support.js';
import { Waiting } from '../layout/waiting.js';
import { crypto } from '../money/money.js';
import { Countdown } from '../review/countdown.js';
import { RenewNotice } from '../review/renew-notice.js';
import { useLanding } from '../review/use-landing.js';
import { buyParametersOf, useWidget } from '../widget-context.js';
import { BuyPricePanel } from './buy-price-panel.js';
import { CountryChoice } from './country-choice.js';
import { type BuyReview, useBuyReview } from './use-buy-review.js';
import { useEarlierPurchase, useOrderCoins } from './use-order.js';

/** The transaction step: what is bought, for how much, to which address; then the button. */
export function BuyReviewPage() {
  const review = useBuyReview();
  const { quote, country, chooseCountry } = review;
  useEarlierPurchase();
  if (review.loading && !chooseCountry) return <Waiting>Fetching your price…</Waiting>;
  return (
    <section className="panel narrow">
      <PageTitle>Review your purchase</PageTitle>
      {chooseCountry && <CountryChoice country={country} onChoose={chooseCountry} />}
      {quote ? <Priced key={quote.quoteId} review={review} quote={quote} /> : <NoPrice review={review} />}
      <Support product="purchase" />
    </section>
  );
}

function Priced({ review, quote }: { review: BuyReview; quote: BuyQuoteView }) {
  const widget = useWidget();
  const { ledgerTransactionId, accountId } = buyParametersOf(widget);
  const ordering = useOrderCoins(quote);
  const expired = useSecondsUntil(quote.expiry) === 0;
  const over = !ordering.ordering && (expired || ordering.priceGone !== undefined);
  useLanding({
    name: 'review transaction',
    quoteId: quote.quoteId,
    previousQuoteId: review.previous?.quoteId,
    ids: { ledgerTransactionId, accountId },
  });
  return (
    <>
      <BuyPricePanel quote={quote} previous={review.previous} over={over} />
      {over ? (
        <RenewNotice review={review} why={ordering.priceGone} onRenew={review.renew} />
      ) : (
        <>
          <Countdown expiry={quote.expiry} />
          {ordering.error && <ErrorNotice error={ordering.error} />}
          <button
            type="button"
            className="button button-wide"
            onClick={ordering.order}
            disabled={ordering.ordering}
          >
            Buy {crypto(quote.cryptoAmount, quote.cryptoTicker, widget.locale)}
          </button>
          <p className="hint centred">You pay on the next page. Nothing is charged before.</p>
        </>
      )}
    </>
  );
}

function NoPrice({ review: { loading, error, retry } }: { review: BuyReview }) {
  if (loading || !error) return <p role="status">Fetching your price…</p>;
  return (
    <>
      <ErrorNotice error={error} />
      <button type="button" className="button" onClick={retry}>
        Try again
      </button>
    </>
  );
}
