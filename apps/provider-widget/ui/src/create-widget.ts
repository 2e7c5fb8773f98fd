import type { WidgetConfig } from '@exchange-sim/contract';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { createApiClient } from './api/api-client.js';
import { ApiError } from './api/api-error.js';
import { createProviderClock } from './clock/provider-clock.js';
import type { SaleParameters } from './parameters/parameters.js';
import { createOutcomeOutbox } from './sale/outcome-outbox.js';
import type { WalletTransport } from './sale/wallet-transport.js';
import { createSessionStore } from './session/session-store.js';
import { createHopReporter } from './trace/hop-reporter.js';
import type { Widget } from './widget-context.js';

interface WidgetOptions {
  config: WidgetConfig;
  parameters: SaleParameters;
  walletTransport?: WalletTransport;
}

/** Puts the parts together. Any answer 401 while signed in ends the session, wherever it came from. */
export function createWidget({ config, parameters, walletTransport }: WidgetOptions): Widget {
  const session = createSessionStore();
  const onError = (error: unknown) => {
    if (error instanceof ApiError && error.status === 401 && session.state().token) session.forget('ended');
  };
  const api = createApiClient(config.providerApiUrl, () => session.state().token);
  return {
    config,
    parameters,
    locale: parameters.language ?? 'en',
    api,
    session,
    clock: createProviderClock(),
    queries: new QueryClient({
      queryCache: new QueryCache({ onError }),
      mutationCache: new MutationCache({ onError }),
      defaultOptions: {
        queries: { retry: false, refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY },
      },
    }),
    reportHop: createHopReporter(config.providerApiUrl),
    outbox: createOutcomeOutbox(api),
    landed: new Set(),
    ...(walletTransport && { walletTransport }),
  };
}
