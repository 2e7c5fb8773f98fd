import type { SwapOrderView } from '@exchange-sim/contract';
import { useRef } from 'react';
import { ApiError, toApiError } from '../api/api-error.js';
import { useSecondsUntil } from '../clock/use-seconds-until.js';
import { ErrorNotice } from '../layout/notice.js';
import { PageTitle } from '../layout/page-title.js';
import { Support } from '../layout/support.js';
import { Waiting } from '../layout/waiting.js';
import { TimelineList } from '../order/timeline-list.js';
import { useSwapOrder } from '../session/use-account.js';
import { useSession } from '../session/who-is-there.js';
import { useWidget } from '../widget-context.js';
import { ContactForm } from './contact-form.js';
import { SwapFacts } from './swap-facts.js';
import { swapTimelineOf } from './swap-timeline.js';
import { swapWords } from './swap-words.js';

/** One swap, followed until it is over: the order page inside the wallet, and the public status page outside of it. */
export function SwapPage({ swapId }: { swapId: string }) {
  const { parameters } = useWidget();
  const followed = useSession().phase === 'in' && parameters.mode !== 'status';
  const { data: swap, error, refetch } = useSwapOrder(swapId, followed);
  if (swap) return <SwapOrder swap={swap} />;
  if (!error) return <Waiting>Looking for your swap…</Waiting>;
  return (
    <section className="panel narrow">
      <PageTitle>This swap cannot be shown</PageTitle>
      <ErrorNotice error={explained(toApiError(error), swapId)} />
      <button type="button" className="button" onClick={() => void refetch()}>
        Try again
      </button>
      <Support product="swap" reference={swapId} />
    </section>
  );
}

/** The backend tells programs what to mend; who looks for a swap is told where its id is found. */
function explained(error: ApiError, swapId: string): ApiError {
  if (error.status !== 404) return error;
  const fix = 'Check the Swap ID: Ledger Wallet shows it in its history.';
  return new ApiError(404, `There is no swap ${swapId}.`, fix);
}

function SwapOrder({ swap }: { swap: SwapOrderView }) {
  const { title, sentence, tone, label } = swapWords(swap);
  const message = useRef<HTMLTextAreaElement>(null);
  const held = swap.status === 'ON_HOLD';
  const waits = swap.status === 'PENDING' && !swap.payinTransactionId && swap.outcome !== 'rejected';
  return (
    <section className="panel narrow">
      <p>
        <span className={`pill pill-${tone}`}>{label}</span>
      </p>
      <PageTitle>{title}</PageTitle>
      <div role="status">
        <p>{sentence}</p>
        {swap.reason && <p className="reason">{swap.reason}</p>}
      </div>
      <TimelineList steps={swapTimelineOf(swap)} label="Progress of your swap" />
      {waits && <DepositDeadline expiresAt={swap.expiresAt} />}
      <SwapFacts swap={swap} onContact={held ? () => message.current?.focus() : undefined} />
      {held && <ContactForm swap={swap} field={message} />}
      <Support product="swap" reference={swap.swapId} />
    </section>
  );
}

/** Until when the payment is waited for; only where the provider's time is known. */
function DepositDeadline({ expiresAt }: { expiresAt: string }) {
  const { parameters } = useWidget();
  const seconds = useSecondsUntil(expiresAt);
  if (parameters.mode === 'status') return null;
  const minutes = Math.ceil(seconds / 60);
  const left =
    minutes > 90 ? `${Math.ceil(minutes / 60)} hours` : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return (
    <p className="hint">
      {seconds > 0
        ? `We wait for your payment for another ${left}.`
        : 'The time for your payment is over; if it still arrives, we send it back.'}
    </p>
  );
}
