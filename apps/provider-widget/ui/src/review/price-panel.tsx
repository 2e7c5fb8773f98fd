import type { QuoteView } from '@exchange-sim/contract';
import { crypto, fiat } from '../money/money.js';
import { methodName } from '../money/names.js';
import { useWidget } from '../widget-context.js';

interface PricePanelProps {
  quote: QuoteView;
  /** The quote this one took the place of. */
  previous: QuoteView | undefined;
  /** The price does not hold any more. */
  over: boolean;
}

/** Everything the user agrees to, in one place. */
export function PricePanel({ quote, previous, over }: PricePanelProps) {
  const { locale } = useWidget();
  const money = (amountWhole: string) => fiat(amountWhole, quote.fiatCurrency, locale);
  return (
    <>
      <div className={over ? 'exchange exchange-over' : 'exchange'}>
        <div>
          <p className="eyebrow">You sell</p>
          <p className="amount">{crypto(quote.cryptoAmount, quote.cryptoTicker, locale)}</p>
        </div>
        <div>
          <p className="eyebrow">You receive</p>
          <p className="amount amount-main">{money(quote.fiatAmount)}</p>
          {previous && <p className="hint">Before: {money(previous.fiatAmount)}</p>}
        </div>
      </div>
      <dl className="facts">
        <div>
          <dt>Rate</dt>
          <dd>
            1 {quote.cryptoTicker} = {money(quote.rate)}
          </dd>
        </div>
        <div>
          <dt>Our fee</dt>
          <dd>{money(quote.providerFees)}</dd>
        </div>
        <div>
          <dt>Referral fee (Ledger)</dt>
          <dd>{money(quote.referralFees)}</dd>
        </div>
        <div className="facts-total">
          <dt>You receive, fees taken off</dt>
          <dd>{money(quote.fiatAmount)}</dd>
        </div>
        <div>
          <dt>Where the money goes</dt>
          <dd>
            {quote.payoutTo}
            <span className="hint">{methodName(quote.paymentMethod)}</span>
          </dd>
        </div>
      </dl>
    </>
  );
}
