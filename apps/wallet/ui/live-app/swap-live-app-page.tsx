import {
  backendAggregationApi,
  type Manifest,
  type SwapQuoteRow,
  walletSwapApi,
} from '@exchange-sim/contract';
import { Button } from '@ledgerhq/lumen-ui-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { Problem } from '../controls/problem.js';
import { reportHop } from '../hops/hops.js';
import { Loading } from '../shell/loading.js';
import { Page } from '../shell/page.js';
import { useChosenQuote } from '../swap/chosen-quote.js';
import { validUntil } from '../swap/quote-words.js';
import { readSwapState, swapSearch, type Wish, wishOf } from '../swap/swap-state.js';
import { SwapSteps } from '../swap/swap-steps.js';
import { presentTheme } from '../theme/theme.js';
import { useSecondsLeft } from '../time/countdown.js';
import { call, type Target, walletProcess } from '../wire/call.js';
import { useLedgerBackend } from '../wire/config.js';
import { WireError } from '../wire/wire-error.js';
import { LiveAppFrame } from './live-app-frame.js';

/** The manifest of a provider's Live App. */
async function manifestOf(target: Target, provider: string, signal: AbortSignal): Promise<Manifest> {
  const { providers } = await call(target, backendAggregationApi.providers, {
    query: { product: 'swap' },
    signal,
  });
  const found = providers.find(({ id }) => id === provider);
  const manifestId = found?.manifestId;
  if (!manifestId) {
    throw new WireError(`“${found?.name ?? provider}” has no Live App of Swap.`, 'ledger-backend', {
      fix: 'Choose another quote, or give the provider a manifest in the Ledger Backend’s registry.',
    });
  }
  return call(target, backendAggregationApi.manifest, { params: { manifestId }, signal });
}

/** The quote's own address of the Live App, if it is the manifest's origin; else the manifest's. */
function baseOf(manifest: Manifest, quote: SwapQuoteRow | undefined): string {
  const named = quote?.providerURL;
  if (!named || !URL.canParse(named)) return manifest.url;
  return new URL(named).origin === new URL(manifest.url).origin ? named : manifest.url;
}

/** The Live App's address with what Ledger Wallet adds for a swap (partner contract 9.1). */
function swapUrl(base: string, wish: Wish, search: URLSearchParams, theme: string): string {
  const url = new URL(base);
  const parameters: Record<string, string | null> = {
    quoteId: search.get('quote'),
    fromAmount: wish.amount,
    fromAccountId: wish.account,
    toAccountId: wish.toAccount,
    rate: search.get('rate'),
    feeStrategy: wish.fees,
    mode: 'swap',
    theme,
    displayLanguage: 'en',
    'ledger-transaction-id': search.get('transaction'),
  };
  for (const [name, value] of Object.entries(parameters)) if (value) url.searchParams.set(name, value);
  return url.href;
}

/** Tells the wallet's process which quote the user goes on with, then frames the provider's page. Asked for once a visit. */
function useLiveApp(wish: Wish, search: URLSearchParams) {
  const target = useLedgerBackend();
  const quote = useChosenQuote();
  const provider = search.get('provider') ?? '';
  const [theme] = useState(presentTheme);
  return useQuery({
    queryKey: ['swap-live-app', provider, quote?.key, wish],
    queryFn: async ({ signal }) => {
      if (quote) {
        const { account, toAccount, amount, fees } = wish;
        await call(walletProcess, walletSwapApi.accept, {
          body: {
            provider,
            fromAccountId: account,
            toAccountId: toAccount,
            amountFrom: amount,
            feeStrategy: fees,
            quote,
          },
          signal,
        });
      }
      const manifest = await manifestOf(target, provider, signal);
      return { manifest, url: swapUrl(baseOf(manifest, quote), wish, search, theme) };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Whether the fixed price that was accepted no longer holds; a floating one follows the market until it is executed. */
function useIsExpired(): boolean {
  const quote = useChosenQuote();
  const fixed = quote?.type === 'fixed' ? quote : {};
  return useSecondsLeft(validUntil(fixed)) === 0;
}

/** Step 3 of a swap that goes on at the provider's own page, framed. */
export function SwapLiveAppPage() {
  const [search] = useSearchParams();
  const state = readSwapState(search);
  const wish = wishOf(state);
  if (!wish || !search.has('provider')) return <Navigate to={`/swap?${swapSearch(state)}`} replace />;
  return <Opened wish={wish} search={search} />;
}

function Opened({ wish, search }: { wish: Wish; search: URLSearchParams }) {
  const navigate = useNavigate();
  const { data, error, refetch } = useLiveApp(wish, search);
  const isExpired = useIsExpired();
  const url = data?.url;
  useEffect(() => {
    if (url)
      reportHop({ from: 'wallet', to: 'provider-widget', kind: 'ui', name: 'redirect', request: { url } });
  }, [url]);
  const back = `/swap/quotes?${swapSearch(wish)}`;
  if (data) {
    const { name } = data.manifest;
    return (
      <LiveAppFrame
        url={data.url}
        manifest={data.manifest}
        name={name}
        verb="swap"
        isExpired={isExpired}
        onClose={() => navigate(back)}
        onNewQuotes={() => navigate(`${back}&expired=${encodeURIComponent(name)}`)}
      />
    );
  }
  return (
    <Page title="Swap">
      <SwapSteps pathname="/swap/review" />
      {error ? (
        <Problem title="The provider cannot be opened" error={error} onRetry={() => void refetch()}>
          <Button size="sm" appearance="transparent" onClick={() => navigate(back)}>
            Get new quotes
          </Button>
        </Problem>
      ) : (
        <Loading />
      )}
    </Page>
  );
}
