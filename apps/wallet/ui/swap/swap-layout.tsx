import { Button } from '@ledgerhq/lumen-ui-react';
import { Exchange } from '@ledgerhq/lumen-ui-react/symbols';
import { Outlet, useLocation, useOutletContext } from 'react-router';
import { Empty } from '../controls/empty.js';
import { Problem } from '../controls/problem.js';
import { Loading } from '../shell/loading.js';
import { Page } from '../shell/page.js';
import { SwapSteps } from './swap-steps.js';
import { useFromCurrencies } from './use-swap-currencies.js';

interface SwapContext {
  /** LedgerIds some provider takes. */
  swappable: string[];
}
export const useSwapContext = () => useOutletContext<SwapContext>();

/** What all steps of a swap stand in. */
export function SwapLayout() {
  const { pathname } = useLocation();
  const { data: swappable, error, isFetching, refetch } = useFromCurrencies();
  const again = () => void refetch();
  return (
    <Page title="Swap">
      <SwapSteps pathname={pathname} />
      {error && !isFetching && (
        <Problem title="What can be swapped is not known" error={error} onRetry={again} />
      )}
      {!swappable && isFetching && <Loading />}
      {swappable?.length === 0 && (
        <Empty icon={Exchange} title="No provider swaps anything now">
          <p>
            The Ledger Backend knows no provider of Swap, or none of them answers. See its registry and the
            providers’ logs.
          </p>
          <Button appearance="gray" size="sm" onClick={again}>
            Try again
          </Button>
        </Empty>
      )}
      {swappable && swappable.length > 0 && <Outlet context={{ swappable } satisfies SwapContext} />}
    </Page>
  );
}
