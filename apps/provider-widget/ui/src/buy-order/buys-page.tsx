import { toApiError } from '../api/api-error.js';
import { Moment } from '../clock/moment.js';
import { ErrorNotice } from '../layout/notice.js';
import { PageTitle } from '../layout/page-title.js';
import { hashOf } from '../layout/route.js';
import { Support } from '../layout/support.js';
import { Waiting } from '../layout/waiting.js';
import { crypto, fiat } from '../money/money.js';
import { BackLinks } from '../order/back-links.js';
import { useBuys } from '../session/use-account.js';
import { useWidget } from '../widget-context.js';
import { buyWords } from './buy-words.js';

/** All purchases of the user, newest first. */
export function BuysPage() {
  const { locale } = useWidget();
  const { data: buys, error } = useBuys();
  if (!buys && !error) return <Waiting>Fetching your purchases…</Waiting>;
  return (
    <section className="panel narrow">
      <PageTitle>Your purchases</PageTitle>
      {error && <ErrorNotice error={toApiError(error)} />}
      {buys?.length === 0 && <p>You have not bought anything yet.</p>}
      <ul className="orders">
        {buys?.map((buy) => {
          const { label, tone } = buyWords(buy);
          return (
            <li key={buy.orderId}>
              <a href={hashOf({ page: 'buy', orderId: buy.orderId })}>
                <span>
                  {fiat(buy.fiatAmount, buy.fiatCurrency, locale)} →{' '}
                  {crypto(buy.cryptoAmount, buy.cryptoTicker, locale)}
                </span>
                <span className={`pill pill-${tone}`}>{label}</span>
              </a>
              <span className="hint">
                <Moment at={buy.createdAt} />
              </span>
            </li>
          );
        })}
      </ul>
      <BackLinks here="buys" />
      <Support product="purchase" />
    </section>
  );
}
