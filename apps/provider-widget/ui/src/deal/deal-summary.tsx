import { crypto, fiat } from '../money/money.js';
import { countryName, methodName, tickerOf } from '../money/names.js';
import type { BuyParameters } from '../parameters/buy-parameters.js';
import type { SaleParameters } from '../parameters/parameters.js';
import type { SwapParameters } from '../parameters/swap-parameters.js';
import { useSwapAccounts } from '../swap-review/use-swap-accounts.js';
import { useWidget } from '../widget-context.js';

/** What the wallet asked for, shown until a price is known. */
export function DealSummary() {
  const { parameters } = useWidget();
  if (parameters.mode === 'buy') return <PurchaseSummary parameters={parameters} />;
  if (parameters.mode === 'sell') return <SaleSummary parameters={parameters} />;
  return parameters.mode === 'swap' ? <SwapSummary parameters={parameters} /> : null;
}

function PurchaseSummary({ parameters }: { parameters: BuyParameters }) {
  const { locale } = useWidget();
  return (
    <aside className="panel summary" aria-label="Your purchase">
      <p className="eyebrow">You are buying {tickerOf(parameters.cryptoCurrency)} for</p>
      <p className="summary-amount">{fiat(parameters.fiatAmount, parameters.fiatCurrency, locale)}</p>
      <dl className="facts">
        <div>
          <dt>Paid by</dt>
          <dd>{methodName(parameters.paymentMethod)}</dd>
        </div>
        <div className="facts-address">
          <dt>Your coins go to</dt>
          <dd>
            <code className="whole">{parameters.accountAddress}</code>
          </dd>
        </div>
      </dl>
    </aside>
  );
}

function SaleSummary({ parameters }: { parameters: SaleParameters }) {
  const { locale } = useWidget();
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

function SwapSummary({ parameters }: { parameters: SwapParameters }) {
  const { locale } = useWidget();
  const { data: accounts } = useSwapAccounts();
  return (
    <aside className="panel summary" aria-label="Your swap">
      <p className="eyebrow">You are swapping</p>
      <p className="summary-amount">{crypto(parameters.fromAmount, accounts?.from.ticker ?? '', locale)}</p>
      {accounts && (
        <dl className="facts">
          <div>
            <dt>From</dt>
            <dd>{accounts.from.name}</dd>
          </div>
          <div>
            <dt>To</dt>
            <dd>{accounts.to.name}</dd>
          </div>
        </dl>
      )}
    </aside>
  );
}
