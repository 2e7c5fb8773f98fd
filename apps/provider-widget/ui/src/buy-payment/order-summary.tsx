import type { BuyOrderView } from '@exchange-sim/contract';
import { crypto, fiat } from '../money/money.js';
import { useWidget } from '../widget-context.js';

/** What is being paid for, beside the payment. */
export function OrderSummary({ order }: { order: BuyOrderView }) {
  const { locale } = useWidget();
  return (
    <aside className="panel summary" aria-label="Your purchase">
      <p className="eyebrow">You are buying</p>
      <p className="summary-amount">{crypto(order.cryptoAmount, order.cryptoTicker, locale)}</p>
      <dl className="facts">
        <div>
          <dt>You pay</dt>
          <dd>{fiat(order.fiatAmount, order.fiatCurrency, locale)}</dd>
        </div>
        <div className="facts-address">
          <dt>Your coins go to</dt>
          <dd>
            <code className="whole">{order.address}</code>
          </dd>
        </div>
      </dl>
    </aside>
  );
}
