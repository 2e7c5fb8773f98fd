import { backendAggregationApi, type ProviderView } from '@exchange-sim/contract';
import { Button } from '@ledgerhq/lumen-ui-react';
import { HandCoins } from '@ledgerhq/lumen-ui-react/symbols';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Outlet, useLocation, useOutletContext } from 'react-router';
import { Empty } from '../controls/empty.js';
import { Problem } from '../controls/problem.js';
import { Loading } from '../shell/loading.js';
import { Page } from '../shell/page.js';
import { call } from '../wire/call.js';
import { useLedgerBackend } from '../wire/config.js';
import { capable } from './limits.js';
import { sellOpening } from './open-sell.js';
import { SellSteps } from './sell-steps.js';

/** Asked for each time Sell is opened; the steps validate against this answer without asking again. */
function useProviders() {
  const target = useLedgerBackend();
  return useQuery({
    queryKey: ['providers', 'sell', sellOpening.useCount()],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call(target, backendAggregationApi.providers, { query: { product: 'sell' }, signal }),
    select: ({ providers }) => providers,
  });
}

export interface SellContext {
  providers: ProviderView[];
}
export const useSellContext = () => useOutletContext<SellContext>();

export function SellLayout() {
  const { pathname } = useLocation();
  const { data: providers, error, isFetching, refetch } = useProviders();
  const again = () => void refetch();
  return (
    <Page title="Sell">
      <SellSteps pathname={pathname} />
      {error && !isFetching && <Problem title="The providers are not known" error={error} onRetry={again} />}
      {!providers && isFetching && <Loading />}
      {providers && capable(providers).length === 0 && <NoProvider providers={providers} onRetry={again} />}
      {providers && capable(providers).length > 0 && <Outlet context={{ providers } satisfies SellContext} />}
    </Page>
  );
}

function NoProvider({ providers, onRetry }: { providers: ProviderView[]; onRetry(): void }) {
  return (
    <Empty icon={HandCoins} title="No provider can buy from you now">
      {providers.length === 0 && (
        <p>The Ledger Backend knows no provider of Sell. Add one to its registry.</p>
      )}
      {providers.map(({ id, name, problem }) => (
        <p key={id}>
          <span className="body-2-semi-bold" style={{ color: 'var(--party-provider)' }}>
            {name}
          </span>{' '}
          {problem?.message ?? 'is unavailable.'} {problem?.fix}
        </p>
      ))}
      <Button appearance="gray" size="sm" onClick={onRetry}>
        Try again
      </Button>
    </Empty>
  );
}
