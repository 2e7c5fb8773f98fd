import { backendAggregationApi } from '@exchange-sim/contract';
import { Button } from '@ledgerhq/lumen-ui-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Problem } from '../controls/problem.js';
import { reportHop } from '../hops/hops.js';
import { readSellState, sellSearch } from '../sell/sell-state.js';
import { SellSteps } from '../sell/sell-steps.js';
import { Loading } from '../shell/loading.js';
import { Page } from '../shell/page.js';
import { presentTheme } from '../theme/theme.js';
import { call } from '../wire/call.js';
import { useLedgerBackend } from '../wire/config.js';
import { LiveAppFrame } from './live-app-frame.js';

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
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { data, error, refetch } = useLiveApp(search);
  const url = data?.url;
  useEffect(() => {
    if (url)
      reportHop({ from: 'wallet', to: 'provider-widget', kind: 'ui', name: 'redirect', request: { url } });
  }, [url]);
  const back = `/sell/quotes?${sellSearch(readSellState(search))}`;
  if (data) {
    return (
      <LiveAppFrame
        url={data.url}
        manifest={data.manifest}
        name={data.manifest.name}
        verb="sell"
        onClose={() => navigate(back)}
      />
    );
  }
  return (
    <Page title="Sell">
      <SellSteps pathname="/sell/live-app" />
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
