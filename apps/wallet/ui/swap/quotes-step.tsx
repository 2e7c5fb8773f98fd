import type { SwapQuoteRow, WalletAccount } from '@exchange-sim/contract';
import { Banner, Button } from '@ledgerhq/lumen-ui-react';
import { CoinsCross, Refresh } from '@ledgerhq/lumen-ui-react/symbols';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { Empty } from '../controls/empty.js';
import { Problem } from '../controls/problem.js';
import { useWallet } from '../events/wallet-events.js';
import { reportUserAct } from '../hops/hops.js';
import { formatCrypto } from '../money/money.js';
import { SkeletonRows } from '../quotes/skeleton-rows.js';
import { Loading } from '../shell/loading.js';
import { useStackNow } from '../time/stack-clock.js';
import { useCurrencies } from '../wire/config.js';
import { goOnWith } from './chosen-quote.js';
import { QuoteCard } from './quote-card.js';
import { methodLabel, validUntil } from './quote-words.js';
import { SwapRejections } from './swap-rejections.js';
import { swapSearch, useSwapState, type Wish, wishOf } from './swap-state.js';
import { SwapSummary } from './swap-summary.js';
import { useFees, useFeeText } from './use-fees.js';
import { useSwapQuotes } from './use-swap-quotes.js';

/** Rows a list of quotes is expected to have, until it is known. */
const EXPECTED = 3;

/** Step 2: who swaps at which price. */
export function QuotesStep() {
  const [state] = useSwapState();
  const { accounts } = useWallet();
  const wish = wishOf(state);
  if (!wish) return <Navigate to={`/swap?${swapSearch(state)}`} replace />;
  if (!accounts) return <Loading />;
  return <Quotes wish={wish} accounts={accounts} />;
}

function Quotes({ wish, accounts }: { wish: Wish; accounts: WalletAccount[] }) {
  const navigate = useNavigate();
  const currencyOf = useCurrencies();
  const [from, to] = [currencyOf(wish.from), currencyOf(wish.to)];
  const addressOf = (id: string) => accounts.find((account) => account.id === id)?.address;
  const { quotes, rejections, loading, error, refresh } = useSwapQuotes(wish, {
    from: addressOf(wish.account),
    to: addressOf(wish.toAccount),
  });
  const { data: fees } = useFees(accounts.find(({ id }) => id === wish.account));
  const feeText = useFeeText();
  const outstanding = loading ? Math.max(1, EXPECTED - quotes.length - rejections.length) : 0;

  const choose = (quote: SwapQuoteRow) => {
    const { provider, quoteId, type } = quote;
    reportUserAct('choose quote', { provider, quoteId, type });
    const { to: path, state } = goOnWith(wish, quote);
    navigate(path, { state });
  };

  return (
    <section aria-labelledby="question" className="rise flex flex-col gap-24">
      <ExpiredNotice />
      <SwapSummary wish={wish} />
      <div className="flex items-center justify-between gap-16">
        <h2 id="question" className="heading-4-semi-bold text-base">
          Which quote do you take?
        </h2>
        <Button
          appearance="transparent"
          size="sm"
          icon={Refresh}
          onClick={refresh}
          disabled={loading}
          className="shrink-0 whitespace-nowrap"
        >
          Refresh quotes
        </Button>
      </div>
      {error !== undefined && <Problem title="There are no quotes" error={error} onRetry={refresh} />}
      <ul aria-label="Quotes" aria-busy={loading} className="flex flex-col gap-12 empty:hidden">
        {quotes.map((quote, index) => (
          <QuoteCard
            key={quote.key}
            quote={quote}
            from={from}
            to={to}
            payinFee={fees && feeText(fees, wish.fees)}
            isBest={index === 0}
            onChoose={() => choose(quote)}
            onRefresh={refresh}
          />
        ))}
        <SkeletonRows count={outstanding} />
      </ul>
      <Heard quotes={quotes} loading={loading} ticker={to.ticker} />
      <Lapsed quotes={quotes} />
      {!loading && error === undefined && quotes.length === 0 && <NoQuotes wish={wish} onRetry={refresh} />}
      <SwapRejections rejections={rejections} wish={wish} onRefresh={refresh} />
    </section>
  );
}

/** Why the user is here again: the quote they took did not hold until they approved it. */
function ExpiredNotice() {
  const [search, setSearch] = useSearchParams();
  const provider = search.get('expired');
  if (!provider) return null;
  const dismiss = () =>
    setSearch(
      (old) => {
        old.delete('expired');
        return old;
      },
      { replace: true },
    );
  return (
    <Banner
      role="alert"
      appearance="warning"
      title={`The quote of ${provider} expired before you approved it`}
      description="Nothing was sent. Prices have moved; these are fresh quotes."
      onClose={dismiss}
      closeAriaLabel="Dismiss"
    />
  );
}

/** Which offers have run out, said to those who do not see the countdowns; a list that is asked for anew says nothing. */
function Lapsed({ quotes }: { quotes: SwapQuoteRow[] }) {
  const now = useStackNow();
  const names = quotes
    .filter((quote) => Date.parse(validUntil(quote)) <= now)
    .map((quote) => `${quote.providerName}, ${methodLabel(quote).toLowerCase()}`);
  return (
    <p role="status" className="sr-only">
      {names.length > 0 && `Expired: ${names.join('; ')}. Get new quotes.`}
    </p>
  );
}

/** What arrived, said to those who do not see it arrive; the list itself changes every second and stays silent. */
function Heard({ quotes, loading, ticker }: { quotes: SwapQuoteRow[]; loading: boolean; ticker: string }) {
  const offers = quotes.map(
    (quote) =>
      `${quote.providerName} ${formatCrypto(quote.exact.amountTo, ticker)}, ${methodLabel(quote).toLowerCase()}`,
  );
  return (
    <>
      <p role="status" className="sr-only">
        {loading ? 'Asking the providers. ' : `${quotes.length} quotes in all. `}
        {offers.join('; ')}
      </p>
      {loading && (
        <p aria-hidden="true" className="body-3 text-muted">
          Waiting for slower providers, 5 seconds at most.
        </p>
      )}
    </>
  );
}

function NoQuotes({ wish, onRetry }: { wish: Wish; onRetry(): void }) {
  const navigate = useNavigate();
  return (
    <Empty icon={CoinsCross} title="No provider made an offer">
      <p>Another amount or other accounts may have one. The reasons stand below.</p>
      <div className="flex flex-wrap justify-center gap-8">
        <Button appearance="gray" size="sm" onClick={() => navigate(`/swap?${swapSearch(wish)}`)}>
          Change the amount
        </Button>
        <Button appearance="gray" size="sm" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </Empty>
  );
}
