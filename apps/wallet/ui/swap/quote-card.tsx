import type { SwapQuoteRow, WalletCurrency } from '@exchange-sim/contract';
import { Button, Tag } from '@ledgerhq/lumen-ui-react';
import { formatCrypto } from '../money/money.js';
import { Expiry } from '../quotes/expiry.js';
import { useSecondsLeft } from '../time/countdown.js';
import { FeeLines } from './fee-lines.js';
import { feesTaken, methodLabel, rateText, validUntil, worstCase } from './quote-words.js';

interface Props {
  quote: SwapQuoteRow;
  from: WalletCurrency;
  to: WalletCurrency;
  payinFee: string | undefined;
  isBest: boolean;
  onChoose(): void;
  onRefresh(): void;
}

const WIDTH = 'w-full shrink-0 min-[560px]:w-auto';

/** One offer: what arrives, at which rate, what it costs, how sure it is, what the provider asks, how long it stands. */
export function QuoteCard({ quote, from, to, payinFee, isBest, onChoose, onRefresh }: Props) {
  const left = useSecondsLeft(validUntil(quote));
  const isExpired = left === 0;
  const worst = worstCase(quote, to.ticker);
  const best = isBest && !isExpired;
  const ink = isExpired ? 'text-muted' : 'text-base';
  return (
    <li
      aria-label={`${quote.providerName}, ${methodLabel(quote).toLowerCase()}${isExpired ? ', expired' : ''}`}
      className={`rise flex flex-col gap-12 rounded-lg bg-surface p-16 ${best ? 'ring-1 ring-[color:var(--color-border-active)]' : ''}`}
    >
      <div className="flex flex-wrap items-center gap-8">
        <span className={`body-1-semi-bold ${ink}`}>{quote.providerName}</span>
        {best && <Tag size="sm" appearance="accent" label="Best" />}
        <Tag size="sm" appearance={quote.type === 'fixed' ? 'base' : 'gray'} label={methodLabel(quote)} />
        <Tag
          size="sm"
          appearance="gray"
          label={quote.tags.isRegistrationRequired ? 'Registration needed' : 'No registration'}
        />
        <span className="body-3 text-muted">
          {quote.continuesIn === 'live-app' ? `continues at ${quote.providerName}` : 'stays in the wallet'}
        </span>
      </div>
      <div className="flex flex-col gap-x-16 gap-y-12 min-[560px]:flex-row min-[560px]:items-end">
        <div className="flex min-w-0 flex-1 flex-col gap-4">
          <p className={`tabular heading-4-semi-bold break-words ${ink} ${isExpired ? 'line-through' : ''}`}>
            {formatCrypto(quote.exact.amountTo, to.ticker)}
          </p>
          <p className="tabular body-3 text-muted">
            {rateText(quote, { from, to })}, all fees included
            {quote.type === 'fixed' && quote.expiry && (
              <>
                {' '}
                · <Expiry left={left} />
              </>
            )}
            {quote.type === 'float' && isExpired && <span className="text-error"> · Expired</span>}
          </p>
          {worst && <p className="tabular body-3 text-muted">{worst}</p>}
        </div>
        {isExpired ? (
          <Button appearance="gray" size="md" onClick={onRefresh} className={WIDTH}>
            Get new quotes
          </Button>
        ) : (
          <Button
            appearance={best ? 'accent' : 'gray'}
            size="md"
            className={WIDTH}
            onClick={onChoose}
            aria-label={`Choose ${quote.providerName}, ${methodLabel(quote).toLowerCase()}`}
          >
            Choose
          </Button>
        )}
      </div>
      <details className="body-3 text-muted">
        <summary className="tabular w-fit cursor-pointer rounded-xs hover:text-base">
          Fees {formatCrypto(feesTaken(quote), to.ticker)}
          {payinFee && ` and up to ${payinFee}`}
        </summary>
        <div className="pt-8">
          <FeeLines quote={quote} to={to} payinFee={payinFee} />
        </div>
      </details>
    </li>
  );
}
