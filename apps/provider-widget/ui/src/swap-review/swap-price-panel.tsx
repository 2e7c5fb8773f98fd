import type { SwapQuoteView } from '@exchange-sim/contract';
import { Copyable } from '../layout/copyable.js';
import { crypto, percent } from '../money/money.js';
import { swapParametersOf, useWidget } from '../widget-context.js';
import type { SwapAccounts } from './use-swap-accounts.js';

interface SwapPricePanelProps {
  quote: SwapQuoteView;
  accounts: SwapAccounts;
  /** The quote this one took the place of. */
  previous: SwapQuoteView | undefined;
  /** The price does not hold any more. */
  over: boolean;
}

const SPEEDS = { slow: 'Slow', medium: 'Medium', fast: 'Fast' };

/** Everything the user agrees to, in one place. Nothing here can be edited: the wallet decided it. */
export function SwapPricePanel({ quote, accounts, previous, over }: SwapPricePanelProps) {
  const widget = useWidget();
  const { locale } = widget;
  const { feeStrategy } = swapParametersOf(widget);
  const received = (amountWhole: string) => crypto(amountWhole, quote.toTicker, locale);
  const floats = quote.tradeMethod === 'float';
  return (
    <>
      <div className={over ? 'exchange exchange-over' : 'exchange'}>
        <div>
          <p className="eyebrow">You swap</p>
          <p className="amount">{crypto(quote.amountFrom, quote.fromTicker, locale)}</p>
          <p className="hint">from {accounts.from.name}</p>
        </div>
        <div>
          <p className="eyebrow">{floats ? 'You receive about' : 'You receive'}</p>
          <p className="amount amount-main">{received(quote.amountTo)}</p>
          {previous && <p className="hint">Before: {received(previous.amountTo)}</p>}
        </div>
      </div>
      <dl className="facts">
        <div>
          <dt>Price</dt>
          <dd>
            {floats ? 'Floating' : 'Fixed'}
            <span className="hint">
              {floats ? 'Follows the market until we exchange' : 'Guaranteed while the countdown runs'}
            </span>
          </dd>
        </div>
        <div>
          <dt>Rate</dt>
          <dd>
            1 {quote.fromTicker} = {received(quote.rate)}
            <span className="hint">All fees below included</span>
          </dd>
        </div>
        {floats && <SlippageFact quote={quote} />}
        <div>
          <dt>Withdrawal fee</dt>
          <dd>{received(quote.payoutNetworkFees)}</dd>
        </div>
        <div>
          <dt>Our fee</dt>
          <dd>{received(quote.providerFees)}</dd>
        </div>
        <div>
          <dt>Ledger’s fee</dt>
          <dd>{received(quote.referralFees)}</dd>
        </div>
        <div className="facts-total">
          <dt>{floats ? 'Expected, fees taken off' : 'You receive, fees taken off'}</dt>
          <dd>{received(quote.amountTo)}</dd>
        </div>
        <div>
          <dt>To account</dt>
          <dd>
            {accounts.to.name}
            <span className="hint">
              <Copyable text={accounts.to.address} label="address" whole />
            </span>
          </dd>
        </div>
        <div>
          <dt>Speed of your payment</dt>
          <dd>
            {SPEEDS[feeStrategy]}
            <span className="hint">Its network fee comes on top</span>
          </dd>
        </div>
      </dl>
      {floats && !over && <WorstCase quote={quote} />}
    </>
  );
}

function SlippageFact({ quote: { slippage, maxSlippage } }: { quote: SwapQuoteView }) {
  const { locale } = useWidget();
  return (
    <div>
      <dt>Slippage</dt>
      <dd>
        {slippage ? `Usually ${percent(slippage, locale)}` : 'Depends on the market'}
        {maxSlippage && <span className="hint">Never more than {percent(maxSlippage, locale)}</span>}
      </dd>
    </div>
  );
}

/** The least a floating price can bring, said before anything is signed. */
function WorstCase({ quote }: { quote: SwapQuoteView }) {
  const { locale } = useWidget();
  const { worstAmountTo, maxSlippage, toTicker, fromTicker } = quote;
  if (!worstAmountTo) return null;
  return (
    <section className="notice notice-info" aria-label="Worst case">
      <p className="notice-title">You receive at least {crypto(worstAmountTo, toTicker, locale)}</p>
      <p>
        The price may move{maxSlippage && ` by up to ${percent(maxSlippage, locale)}`} before we exchange. If
        it moves further, nothing is exchanged: we send your {fromTicker} back, less the network fee.
      </p>
    </section>
  );
}
