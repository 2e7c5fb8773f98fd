import type { BuyOrderView } from '@exchange-sim/contract';
import { ApiError, toApiError } from '../api/api-error.js';
import { CardForm } from '../buy-payment/card-form.js';
import { ChallengePage } from '../buy-payment/challenge-page.js';
import { TransferPage } from '../buy-payment/transfer-page.js';
import { ErrorNotice } from '../layout/notice.js';
import { PageTitle } from '../layout/page-title.js';
import { hashOf } from '../layout/route.js';
import { Support } from '../layout/support.js';
import { Waiting } from '../layout/waiting.js';
import { TimelineList } from '../order/timeline-list.js';
import { useBuy } from '../session/use-account.js';
import { BackToWallet } from './back-to-wallet.js';
import { BuyFacts } from './buy-facts.js';
import { buyTimelineOf } from './buy-timeline.js';
import { buyWords } from './buy-words.js';

/** One purchase from its payment to the coins, followed live: a reload goes on where it was. */
export function BuyPage({ orderId }: { orderId: string }) {
  const { data: buy, error, refetch } = useBuy(orderId);
  if (buy) return <Purchase buy={buy} />;
  if (!error) return <Waiting>Fetching your purchase…</Waiting>;
  return (
    <section className="panel narrow">
      <PageTitle>This purchase cannot be shown</PageTitle>
      <ErrorNotice error={explained(toApiError(error), orderId)} />
      <p className="actions">
        <button type="button" className="button" onClick={() => void refetch()}>
          Try again
        </button>
        <a href={hashOf({ page: 'buys' })}>All your purchases</a>
      </p>
      <Support product="purchase" reference={orderId} />
    </section>
  );
}

/** The backend tells programs what to mend; who looks for a purchase is told where it is found. */
function explained(error: ApiError, orderId: string): ApiError {
  if (error.status !== 404) return error;
  return new ApiError(404, `You have no purchase ${orderId}.`, 'Look for it among all your purchases.');
}

function Purchase({ buy }: { buy: BuyOrderView }) {
  const { state, payment } = buy;
  if (state === 'pending' && payment.state === 'challenge') return <ChallengePage order={buy} />;
  if (state !== 'pending' || !['awaiting', 'declined'].includes(payment.state)) return <Receipt buy={buy} />;
  if (payment.transfer) return <TransferPage order={buy} transfer={payment.transfer} />;
  return <CardForm order={buy} />;
}

function Receipt({ buy }: { buy: BuyOrderView }) {
  const { title, sentence, tone, label } = buyWords(buy);
  return (
    <section className="panel narrow">
      <p>
        <span className={`pill pill-${tone}`}>{label}</span>
      </p>
      <PageTitle>{title}</PageTitle>
      <div role="status">
        <p>{sentence}</p>
        {buy.payment.reason && <p className="reason">{buy.payment.reason}</p>}
      </div>
      <TimelineList steps={buyTimelineOf(buy)} label="Progress of your purchase" />
      <BuyFacts buy={buy} />
      {buy.state === 'completed' && <BackToWallet />}
      {buy.state === 'failed' && (
        <p>
          <a className="button" href={hashOf({ page: 'review' })}>
            Get a new price
          </a>
        </p>
      )}
      <Support product="purchase" reference={buy.orderId} />
    </section>
  );
}
