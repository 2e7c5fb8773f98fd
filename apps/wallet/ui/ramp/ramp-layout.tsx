/** What Sell and Buy have alike: money on one side, coins on the other, a provider's own page at the end. @module */
import { backendAggregationApi, type ProviderView } from '@exchange-sim/contract';
import { Button } from '@ledgerhq/lumen-ui-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Outlet, useOutletContext } from 'react-router';
import { Empty, type EmptyProps } from '../controls/empty.js';
import { Problem } from '../controls/problem.js';
import { Loading } from '../shell/loading.js';
import { Page } from '../shell/page.js';
import { call } from '../wire/call.js';
import { useLedgerBackend } from '../wire/config.js';

interface Ramp {
  product: 'sell' | 'buy';
  title: 'Sell' | 'Buy';
  steps: ReactNode;
  /** Which opening of the product this is. */
  opening: number;
  icon: EmptyProps['icon'];
  /** Said when nobody can be asked. */
  nobody: string;
  /** Whether any of these can be asked for quotes. */
  isServed(providers: readonly ProviderView[]): boolean;
}

/** Asked for each time a product is opened; the steps validate against this answer without asking again. */
function useProviders({ product, opening }: Ramp) {
  const target = useLedgerBackend();
  return useQuery({
    queryKey: ['providers', product, opening],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call(target, backendAggregationApi.providers, { query: { product }, signal }),
    select: ({ providers }) => providers,
  });
}

interface RampContext {
  providers: ProviderView[];
}
export const useRampContext = () => useOutletContext<RampContext>();

/** What the steps stand in, once the providers are known. */
export function RampLayout(ramp: Ramp) {
  const { data: providers, error, isFetching, refetch } = useProviders(ramp);
  const again = () => void refetch();
  const isServed = providers && ramp.isServed(providers);
  return (
    <Page title={ramp.title}>
      {ramp.steps}
      {error && !isFetching && <Problem title="The providers are not known" error={error} onRetry={again} />}
      {!providers && isFetching && <Loading />}
      {providers && !isServed && <NoProvider ramp={ramp} providers={providers} onRetry={again} />}
      {providers && isServed && <Outlet context={{ providers } satisfies RampContext} />}
    </Page>
  );
}

interface NoProviderProps {
  ramp: Ramp;
  providers: ProviderView[];
  onRetry(): void;
}

function NoProvider({ ramp: { icon, title, nobody }, providers, onRetry }: NoProviderProps) {
  return (
    <Empty icon={icon} title={nobody}>
      {providers.length === 0 && (
        <p>The Ledger Backend knows no provider of {title}. Add one to its registry.</p>
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
