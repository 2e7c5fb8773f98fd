import { toApiError } from '../api/api-error.js';
import { Moment } from '../clock/moment.js';
import { ErrorNotice } from '../layout/notice.js';
import { PageTitle } from '../layout/page-title.js';
import { hashOf } from '../layout/route.js';
import { Support } from '../layout/support.js';
import { Waiting } from '../layout/waiting.js';
import { crypto } from '../money/money.js';
import { BackLinks } from '../order/back-links.js';
import { useSwaps } from '../session/use-account.js';
import { useWidget } from '../widget-context.js';
import { swapWords } from './swap-words.js';

/** All swaps of the user, newest first. */
export function SwapsPage() {
  const { locale } = useWidget();
  const { data: swaps, error } = useSwaps();
  if (!swaps && !error) return <Waiting>Fetching your swaps…</Waiting>;
  return (
    <section className="panel narrow">
      <PageTitle>Your swaps</PageTitle>
      {error && <ErrorNotice error={toApiError(error)} />}
      {swaps?.length === 0 && <p>You have not swapped anything yet.</p>}
      <ul className="orders">
        {swaps?.map((swap) => {
          const { label, tone } = swapWords(swap);
          return (
            <li key={swap.swapId}>
              <a href={hashOf({ page: 'swap', swapId: swap.swapId })}>
                <span>
                  {crypto(swap.amountFrom, swap.fromTicker, locale)} →{' '}
                  {crypto(swap.amountTo, swap.toTicker, locale)}
                </span>
                <span className={`pill pill-${tone}`}>{label}</span>
              </a>
              <span className="hint">
                <Moment at={swap.createdAt} />
              </span>
            </li>
          );
        })}
      </ul>
      <BackLinks here="swaps" />
      <Support />
    </section>
  );
}
