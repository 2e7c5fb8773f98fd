import type { BuyQuoteView } from '@exchange-sim/contract';
import { Copyable } from '../layout/copyable.js';
import { crypto, fiat } from '../money/money.js';
import { methodName } from '../money/names.js';
import { buyParametersOf, useWidget } from '../widget-context.js';

interface BuyPricePanelProps {
  quote: BuyQuoteView;
  /** The quote this one took the place of. */
  previous: BuyQuoteView | undefined;
  /** The price does not hold any more. */
  over: boolean;
}

/** Everything the user agrees to, in one place. The address is the wallet's: it can be compared, not changed. */
export function BuyPricePanel({ quote, previous, over }: BuyPricePanelProps) {
  const widget = useWidget();
  const { locale } = widget;
  const { accountAddress } = buyParametersOf(widget);
  const money = (amountWhole: string) => fiat(amountWhole, quote.fiatCurrency, locale);
  const coins = ({ cryptoAmount, cryptoTicker }: BuyQuoteView) => crypto(cryptoAmount, cryptoTicker, locale);
  return (
    <>
      <div className={over ? 'exchange exchange-over' : 'exchange'}>
        <div>
          <p className="eyebrow">You pay</p>
          <p className="amount">{money(quote.fiatAmount)}</p>
        </div>
        <div>
          <p className="eyebrow">You receive</p>
          <p className="amount amount-main">{coins(quote)}</p>
          {previous && <p className="hint">Before: {coins(previous)}</p>}
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
        <div>
          <dt>Network fee</dt>
          <dd>{money(quote.networkFees)}</dd>
        </div>
        <div className="facts-total">
          <dt>You pay, fees included</dt>
          <dd>{money(quote.fiatAmount)}</dd>
        </div>
        <div>
          <dt>You pay by</dt>
          <dd>{methodName(quote.paymentMethod)}</dd>
        </div>
        <div className="facts-address">
          <dt>Your coins go to</dt>
          <dd>
            <Copyable text={accountAddress} label="address" whole />
            <span className="hint">Your address in Ledger Wallet. It cannot be changed here.</span>
          </dd>
        </div>
      </dl>
    </>
  );
}
