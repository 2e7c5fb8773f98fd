import type { OffRampQuote } from '@exchange-sim/contract';
import { Button, Tag } from '@ledgerhq/lumen-ui-react';
import { addWhole, formatFiat } from '../money/money.js';
import { Expiry } from '../quotes/expiry.js';
import { useSecondsLeft } from '../time/countdown.js';

interface Props {
  quote: OffRampQuote;
  fiat: string;
  isBest: boolean;
  onChoose(): void;
  onRefresh(): void;
}

/** One provider's offer: what arrives, what it costs, whether it asks who you are, how long it stands. */
export function QuoteRow({ quote, fiat, isBest, onChoose, onRefresh }: Props) {
  const left = useSecondsLeft(quote.expiry);
  const isExpired = left === 0;
  const fees = addWhole(quote.providerFees, quote.referralFees);
  return (
    <li
      className={`rise flex flex-col gap-x-16 gap-y-12 min-[560px]:flex-row min-[560px]:items-center rounded-lg bg-surface p-16 ${isBest && !isExpired ? 'ring-1 ring-[color:var(--color-border-active)]' : ''}`}
    >
      <div className="flex min-w-0 flex-1 flex-col gap-6">
        <div className="flex flex-wrap items-center gap-8">
          <span className="body-1-semi-bold text-base">{quote.providerName}</span>
          {isBest && !isExpired && <Tag size="sm" appearance="accent" label="Best" />}
          <Tag size="sm" appearance="gray" label={quote.needsKyc ? 'Identity check' : 'No identity check'} />
        </div>
        <p className="body-3 text-muted">
          Fees <span className="tabular">{formatFiat(fees, fiat)}</span> · <Expiry left={left} />
        </p>
      </div>
      <div className="flex items-center justify-between gap-16">
        <p className={`tabular heading-4-semi-bold ${isExpired ? 'text-muted line-through' : 'text-base'}`}>
          {formatFiat(quote.amountTo, fiat)}
        </p>
        {isExpired ? (
          <Button appearance="gray" size="md" onClick={onRefresh}>
            New quotes
          </Button>
        ) : (
          <Button
            appearance={isBest ? 'accent' : 'gray'}
            size="md"
            onClick={onChoose}
            aria-label={`Choose ${quote.providerName}`}
          >
            Choose
          </Button>
        )}
      </div>
    </li>
  );
}
