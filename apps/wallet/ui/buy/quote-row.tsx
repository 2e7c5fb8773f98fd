import type { OnRampQuote } from '@exchange-sim/contract';
import { Button, Tag } from '@ledgerhq/lumen-ui-react';
import { divideWhole, formatCrypto, formatFiat, formatWholeFiat } from '../money/money.js';

interface Props {
  quote: OnRampQuote;
  fiat: string;
  ticker: string;
  isBest: boolean;
  onChoose(): void;
}

/** One provider's offer: what is paid, what arrives, what a coin costs, whether it asks who you are. */
export function QuoteRow({ quote, fiat, ticker, isBest, onChoose }: Props) {
  const price = divideWhole(quote.fiatAmount, quote.cryptoAmount, 2);
  return (
    <li
      className={`rise flex flex-col gap-x-16 gap-y-12 min-[560px]:flex-row min-[560px]:items-center rounded-lg bg-surface p-16 ${isBest ? 'ring-1 ring-[color:var(--color-border-active)]' : ''}`}
    >
      <div className="flex min-w-0 flex-1 flex-col gap-6">
        <div className="flex flex-wrap items-center gap-8">
          <span className="body-1-semi-bold text-base">{quote.providerName}</span>
          {isBest && <Tag size="sm" appearance="accent" label="Best offer" />}
          <Tag size="sm" appearance="gray" label={quote.needsKyc ? 'Identity check' : 'No identity check'} />
          {quote.dca && <Tag size="sm" appearance="gray" label="Recurring possible" />}
        </div>
        <p className="tabular body-3 text-muted">
          You pay {formatWholeFiat(quote.fiatAmount, fiat)}
          {price && ` · ${formatFiat(price, fiat)} per ${ticker}`}
        </p>
      </div>
      <div className="flex items-center justify-between gap-16">
        <p className="flex min-w-0 flex-col min-[560px]:items-end">
          <span className="body-3 text-muted">You receive</span>{' '}
          <span className="tabular heading-4-semi-bold break-all text-base">
            {formatCrypto(quote.cryptoAmount, ticker)}
          </span>
        </p>
        <Button
          appearance={isBest ? 'accent' : 'gray'}
          size="md"
          onClick={onChoose}
          aria-label={`Choose ${quote.providerName}`}
        >
          Choose
        </Button>
      </div>
    </li>
  );
}
