import type { OffRampQuote, OffRampRejection, PaymentMethod, ProviderView } from '@exchange-sim/contract';
import { Navigate, useNavigate } from 'react-router';
import { reportUserAct } from '../hops/hops.js';
import { formatCrypto } from '../money/money.js';
import { QuotesSection } from '../ramp/quotes-section.js';
import { useRampContext } from '../ramp/ramp-layout.js';
import { useCurrencies, useLedgerBackend } from '../wire/config.js';
import { quotingProviders } from './limits.js';
import { liveAppSearch } from './live-app-search.js';
import { QuoteRow } from './quote-row.js';
import { SaleSummary } from './sale-summary.js';
import { type SellState, sellSearch, useSellState } from './sell-state.js';
import { useQuotes } from './use-quotes.js';

type Complete = { [Name in keyof SellState]: string };

function isComplete(state: SellState): state is Complete {
  return Object.values(state).every(Boolean);
}

/** Step 3: who pays how much. */
export function QuotesStep() {
  const [state] = useSellState();
  const { providers } = useRampContext();
  if (!isComplete(state)) return <Navigate to={`/sell/where?${sellSearch(state)}`} replace />;
  return <QuoteList state={state} providers={providers} />;
}

function QuoteList({ state, providers }: { state: Complete; providers: ProviderView[] }) {
  const navigate = useNavigate();
  const target = useLedgerBackend();
  const { ticker } = useCurrencies()(state.from);
  const quotes = useQuotes(target, {
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

  const choose = (quote: OffRampQuote) => {
    reportUserAct('choose provider', { providerId: quote.providerId, quoteId: quote.quoteId });
    navigate(`/sell/live-app?${liveAppSearch(state, quote)}`);
  };
  const mendOf = ({ minRequiredAmount, maxRequiredAmount }: OffRampRejection) => {
    const amount = minRequiredAmount ?? maxRequiredAmount;
    if (!amount) return undefined;
    const to = `/sell?${sellSearch({ ...state, amount })}`;
    return { to, text: `Sell ${formatCrypto(amount, ticker)} instead` };
  };

  return (
    <QuotesSection
      summary={<SaleSummary state={state} />}
      question="Who should buy it?"
      again="Refresh quotes"
      quotes={quotes}
      expected={expected.length}
      amountPath={`/sell?${sellSearch(state)}`}
      mendOf={mendOf}
    >
      {quotes.quotes.map((quote, index) => (
        <QuoteRow
          key={quote.quoteId}
          quote={quote}
          fiat={state.to}
          isBest={index === 0}
          onChoose={() => choose(quote)}
          onRefresh={quotes.refresh}
        />
      ))}
    </QuotesSection>
  );
}
