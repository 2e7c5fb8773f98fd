import { backendAggregationApi } from '@exchange-sim/contract';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { readSellState, sellSearch } from '../sell/sell-state.js';
import { SellSteps } from '../sell/sell-steps.js';
import { presentTheme } from '../theme/theme.js';
import { call } from '../wire/call.js';
import { useLedgerBackend } from '../wire/config.js';
import { RampLiveApp } from './ramp-live-app.js';

/** The URL of the chosen provider's widget. Asked for once a visit: another answer would reload the frame. */
function useLiveApp(search: URLSearchParams) {
  const target = useLedgerBackend();
  const { from, to, amount, country, method, account } = readSellState(search);
  const wanted = {
    cryptoCurrency: from,
    fiatCurrency: to,
    amount,
    country,
    paymentMethod: method,
    providerId: search.get('provider') ?? undefined,
    quoteId: search.get('quote') ?? undefined,
    accountId: account,
  };
  return useQuery({
    queryKey: ['live-app', wanted],
    queryFn: ({ signal }) =>
      call(target, backendAggregationApi.liveApp, {
        query: { ...wanted, theme: presentTheme(), language: 'en' },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Step 4: the provider's own page, framed. */
export function SellLiveAppPage() {
  const [search] = useSearchParams();
  return (
    <RampLiveApp
      title="Sell"
      verb="sell"
      steps={<SellSteps pathname="/sell/live-app" />}
      liveApp={useLiveApp(search)}
      quotesPath={`/sell/quotes?${sellSearch(readSellState(search))}`}
    />
  );
}
