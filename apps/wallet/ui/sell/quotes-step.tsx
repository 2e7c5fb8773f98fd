import type { OffRampQuote, PaymentMethod, ProviderView } from '@exchange-sim/contract';
import { Button } from '@ledgerhq/lumen-ui-react';
import { CoinsCross, Refresh } from '@ledgerhq/lumen-ui-react/symbols';
import { Navigate, useNavigate } from 'react-router';
import { Empty } from '../controls/empty.js';
import { Problem } from '../controls/problem.js';
import { reportUserAct } from '../hops/hops.js';
import { SkeletonRows } from '../quotes/skeleton-rows.js';
import { useLedgerBackend } from '../wire/config.js';
import { quotingProviders } from './limits.js';
import { liveAppSearch } from './live-app-search.js';
import { QuoteRow } from './quote-row.js';
import { Rejections } from './rejections.js';
import { SaleSummary } from './sale-summary.js';
import { useSellContext } from './sell-layout.js';
import { type SellState, sellSearch, useSellState } from './sell-state.js';
import { useQuotes } from './use-quotes.js';

type Complete = { [Name in keyof SellState]: string };

function isComplete(state: SellState): state is Complete {
  return Object.values(state).every(Boolean);
}

/** Step 3: who pays how much. */
export function QuotesStep() {
  const [state] = useSellState();
  const { providers } = useSellContext();
  if (!isComplete(state)) return <Navigate to={`/sell/where?${sellSearch(state)}`} replace />;
  return <QuoteList state={state} providers={providers} />;
}

function QuoteList({ state, providers }: { state: Complete; providers: ProviderView[] }) {
  const navigate = useNavigate();
  const target = useLedgerBackend();
  const { quotes, rejections, loading, error, refresh } = useQuotes(target, {
    cryptoCurrency: state.from,
    fiatCurrency: state.to,
    amount: state.amount,
    country: state.country,
    paymentMethod: state.method as PaymentMethod,
  });
  const expected = quotingProviders(providers, {
    crypto: state.from,
    fiat: state.to,
    country: state.country,
    method: state.method,
  });
  const outstanding = loading ? Math.max(1, expected.length) - quotes.length - rejections.length : 0;

  const choose = (quote: OffRampQuote) => {
    reportUserAct('choose provider', { providerId: quote.providerId, quoteId: quote.quoteId });
    navigate(`/sell/live-app?${liveAppSearch(state, quote)}`);
  };

  return (
    <section aria-labelledby="question" className="rise flex flex-col gap-24">
      <SaleSummary state={state} />
      <div className="flex items-center justify-between gap-16">
        <h2 id="question" className="heading-4-semi-bold text-base">
          Who should buy it?
        </h2>
        <Button appearance="transparent" size="sm" icon={Refresh} onClick={refresh} disabled={loading}>
          Refresh quotes
        </Button>
      </div>
      {error !== undefined && <Problem title="There are no quotes" error={error} onRetry={refresh} />}
      <div aria-live="polite" aria-busy={loading}>
        <ul aria-label="Quotes" className="flex flex-col gap-12">
          {quotes.map((quote, index) => (
            <QuoteRow
              key={quote.quoteId}
              quote={quote}
              fiat={state.to}
              isBest={index === 0}
              onChoose={() => choose(quote)}
              onRefresh={refresh}
            />
          ))}
          <SkeletonRows count={outstanding} />
        </ul>
        <p className="sr-only">{loading ? 'Asking the providers' : `${quotes.length} quotes`}</p>
      </div>
      {!loading && error === undefined && quotes.length === 0 && <NoQuotes state={state} onRetry={refresh} />}
      <Rejections rejections={rejections} state={state} />
    </section>
  );
}

function NoQuotes({ state, onRetry }: { state: Complete; onRetry(): void }) {
  const navigate = useNavigate();
  return (
    <Empty icon={CoinsCross} title="No provider made an offer">
      <p>Another amount, country or payment method may have one. The reasons stand below.</p>
      <div className="flex flex-wrap justify-center gap-8">
        <Button appearance="gray" size="sm" onClick={() => navigate(`/sell?${sellSearch(state)}`)}>
          Change the amount
        </Button>
        <Button appearance="gray" size="sm" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </Empty>
  );
}
