import { toApiError } from '../api/api-error.js';
import { Moment } from '../clock/moment.js';
import { ErrorNotice } from '../layout/notice.js';
import { PageTitle } from '../layout/page-title.js';
import { hashOf } from '../layout/route.js';
import { Support } from '../layout/support.js';
import { Waiting } from '../layout/waiting.js';
import { crypto, fiat } from '../money/money.js';
import { useOrders } from '../session/use-account.js';
import { useWidget } from '../widget-context.js';
import { BackLinks } from './back-links.js';
import { orderWords } from './order-words.js';

/** All sales of the user, newest first. */
export function OrdersPage() {
  const { locale } = useWidget();
  const { data: orders, error } = useOrders();
  if (!orders && !error) return <Waiting>Fetching your sales…</Waiting>;
  return (
    <section className="panel narrow">
      <PageTitle>Your sales</PageTitle>
      {error && <ErrorNotice error={toApiError(error)} />}
      {orders?.length === 0 && <p>You have not sold anything yet.</p>}
      <ul className="orders">
        {orders?.map((order) => {
          const { label, tone } = orderWords(order);
          return (
            <li key={order.sellId}>
              <a href={hashOf({ page: 'order', sellId: order.sellId })}>
                <span>
                  {crypto(order.cryptoAmount, order.cryptoTicker, locale)} →{' '}
                  {fiat(order.fiatAmount, order.fiatCurrency, locale)}
                </span>
                <span className={`pill pill-${tone}`}>{label}</span>
              </a>
              <span className="hint">
                <Moment at={order.createdAt} />
              </span>
            </li>
          );
        })}
      </ul>
      <BackLinks here="orders" />
      <Support />
    </section>
  );
}
