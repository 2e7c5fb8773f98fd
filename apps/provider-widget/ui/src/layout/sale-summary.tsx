import { crypto } from '../money/money.js';
import { countryName, methodName, tickerOf } from '../money/names.js';
import { useWidget } from '../widget-context.js';

/** What the wallet asked for, shown until a price is known. */
export function SaleSummary() {
  const { parameters, locale } = useWidget();
  return (
    <aside className="panel summary" aria-label="Your sale">
      <p className="eyebrow">You are selling</p>
      <p className="summary-amount">
        {crypto(parameters.cryptoAmount, tickerOf(parameters.cryptoCurrency), locale)}
      </p>
      <dl className="facts">
        <div>
          <dt>Paid in</dt>
          <dd>{parameters.fiatCurrency}</dd>
        </div>
        <div>
          <dt>Paid by</dt>
          <dd>{methodName(parameters.paymentMethod)}</dd>
        </div>
        <div>
          <dt>Bank in</dt>
          <dd>{countryName(parameters.bankResidency)}</dd>
        </div>
      </dl>
    </aside>
  );
}
