import type { OrderView } from '@exchange-sim/contract';
import { toApiError } from '../api/api-error.js';
import { Moment } from '../clock/moment.js';
import { Copyable } from '../layout/copyable.js';
import { ErrorNotice } from '../layout/notice.js';
import { PageTitle } from '../layout/page-title.js';
import { hashOf } from '../layout/route.js';
import { Support } from '../layout/support.js';
import { Waiting } from '../layout/waiting.js';
import { crypto, fiat } from '../money/money.js';
import { useOrder } from '../session/use-account.js';
import { useWidget } from '../widget-context.js';
import { orderWords } from './order-words.js';
import { timelineOf } from './timeline.js';
import { TimelineList } from './timeline-list.js';

/** One sale, followed live until the money has arrived. */
export function OrderPage({ sellId }: { sellId: string }) {
  const { data: order, error } = useOrder(sellId);
  if (order) return <Order order={order} />;
  if (!error) return <Waiting>Fetching your sale…</Waiting>;
  return (
    <section className="panel narrow">
      <PageTitle>This sale cannot be shown</PageTitle>
      <ErrorNotice error={toApiError(error)} />
      <p>
        <a href={hashOf({ page: 'orders' })}>All your sales</a>
      </p>
      <Support reference={sellId} />
    </section>
  );
}

function Order({ order }: { order: OrderView }) {
  const { title, sentence, tone, label } = orderWords(order);
  return (
    <section className="panel narrow">
      <p>
        <span className={`pill pill-${tone}`}>{label}</span>
      </p>
      <PageTitle>{title}</PageTitle>
      <p role="status">{sentence}</p>
      <TimelineList steps={timelineOf(order)} label="Progress of your sale" />
      <OrderFacts order={order} />
      <Support reference={order.sellId} />
    </section>
  );
}

function OrderFacts({ order }: { order: OrderView }) {
  const { locale } = useWidget();
  return (
    <dl className="facts">
      <div>
        <dt>You sell</dt>
        <dd>{crypto(order.cryptoAmount, order.cryptoTicker, locale)}</dd>
      </div>
      <div>
        <dt>You receive</dt>
        <dd>{fiat(order.fiatAmount, order.fiatCurrency, locale)}</dd>
      </div>
      <div>
        <dt>Sale number</dt>
        <dd>
          <Copyable text={order.sellId} label="sale number" />
        </dd>
      </div>
      {order.payinTransactionHash && (
        <div>
          <dt>Transaction</dt>
          <dd>
            <Copyable text={order.payinTransactionHash} label="transaction hash" />
          </dd>
        </div>
      )}
      <div>
        <dt>Started</dt>
        <dd>
          <Moment at={order.createdAt} />
        </dd>
      </div>
    </dl>
  );
}
