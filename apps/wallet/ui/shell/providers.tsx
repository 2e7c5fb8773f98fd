import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { WalletEvents } from '../events/wallet-events.js';
import { Themed } from '../theme/theme.js';

// No retries: each request is an arrow of the trace, and a failed one has a button to do it again.
export const newQueryClient = () =>
  new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } });

/** What every part of the page stands on. */
export function Providers({ children, queryClient }: { children: ReactNode; queryClient: QueryClient }) {
  return (
    <QueryClientProvider client={queryClient}>
      <Themed>
        <WalletEvents>{children}</WalletEvents>
      </Themed>
    </QueryClientProvider>
  );
}
