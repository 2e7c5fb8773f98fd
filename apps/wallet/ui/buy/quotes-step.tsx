import type {
  OnRampQuery,
  OnRampQuote,
  OnRampRejection,
  PaymentMethod,
  WalletAccount,
} from '@exchange-sim/contract';
import { Navigate, useNavigate } from 'react-router';
import { useWallet } from '../events/wallet-events.js';
import { reportUserAct } from '../hops/hops.js';
import { formatWholeFiat, plainAmount } from '../money/money.js';
import { QuotesSection } from '../ramp/quotes-section.js';
import { useRampContext } from '../ramp/ramp-layout.js';
import { Loading } from '../shell/loading.js';
import { useCurrencies, useLedgerBackend } from '../wire/config.js';
import { amountIn, buySearch, useBuyState, type Wish, wishOf } from './buy-state.js';
import { quotingProviders } from './limits.js';
import { purchaseSearch } from './purchase-search.js';
import { PurchaseSummary } from './purchase-summary.js';
import { QuoteRow } from './quote-row.js';
import { useQuotes } from './use-quotes.js';
import { wholeWithin } from './validate-amount.js';

/** Step 3: who sells how much. */
export function QuotesStep() {
  const [state] = useBuyState();
  const { accounts } = useWallet();
  const wish = wishOf(state);
  if (!wish) return <Navigate to={`/buy/where?${buySearch(state)}`} replace />;
  if (!accounts) return <Loading />;
  const account = accounts.find(({ id }) => id === wish.account);
  // an account of another wallet, in an address a colleague sent: one of this wallet's stands in the form
  if (!account) return <Navigate to={`/buy?${buySearch(state)}`} replace />;
  return <QuoteList wish={wish} account={account} />;
}

const queryOf = (wish: Wish, { address }: WalletAccount): OnRampQuery => ({
  cryptoCurrency: wish.to,
  fiatCurrency: wish.from,
  ...(amountIn(wish) === 'fiat' ? { fiatAmount: wish.amount } : { cryptoAmount: wish.amount }),
  country: wish.country,
  paymentMethod: wish.method as PaymentMethod,
  address,
});

function QuoteList({ wish, account }: { wish: Wish; account: WalletAccount }) {
  const navigate = useNavigate();
  const target = useLedgerBackend();
  const { providers } = useRampContext();
  const { ticker } = useCurrencies()(wish.to);
  const quotes = useQuotes(target, queryOf(wish, account));
  const expected = quotingProviders(providers, {
    crypto: wish.to,
    fiat: wish.from,
    country: wish.country,
    method: wish.method,
  });

  const choose = ({ providerId, fiatAmount, cryptoAmount }: OnRampQuote) => {
    const ledgerTransactionId = crypto.randomUUID();
    reportUserAct('choose provider', { providerId, ledgerTransactionId });
    const purchase = {
      providerId,
      ledgerTransactionId,
      fiatAmount: plainAmount(fiatAmount) ?? fiatAmount,
      cryptoAmount,
    };
    navigate(`/buy/live-app?${purchaseSearch(wish, purchase)}`);
  };
  const mendOf = ({ minRequiredAmount, maxRequiredAmount }: OnRampRejection) => {
    const bound = minRequiredAmount ?? maxRequiredAmount;
    if (!bound) return undefined;
    const amount = wholeWithin(bound, minRequiredAmount ? 'min' : 'max');
    const to = `/buy?${buySearch({ ...wish, amount, in: undefined })}`;
    return { to, text: `Buy for ${formatWholeFiat(amount, wish.from)} instead` };
  };

  return (
    <QuotesSection
      summary={<PurchaseSummary state={wish} />}
      question="Who should sell it?"
      again="Get new quotes"
      quotes={quotes}
      expected={expected.length}
      amountPath={`/buy?${buySearch(wish)}`}
      mendOf={mendOf}
    >
      {quotes.quotes.map((quote, index) => (
        <QuoteRow
          key={quote.providerId}
          quote={quote}
          fiat={wish.from}
          ticker={ticker}
          isBest={index === 0}
          onChoose={() => choose(quote)}
        />
      ))}
    </QuotesSection>
  );
}
