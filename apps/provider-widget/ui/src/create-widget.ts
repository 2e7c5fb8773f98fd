import type { WidgetConfig } from '@exchange-sim/contract';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { createApiClient } from './api/api-client.js';
import { ApiError } from './api/api-error.js';
import { createProviderClock } from './clock/provider-clock.js';
import { createOutboxes } from './deal/outboxes.js';
import { type LiveAppParameters, languageOf } from './parameters/parameters.js';
import { createSessionStore } from './session/session-store.js';
import { createHopReporter } from './trace/hop-reporter.js';
import type { WalletTransport } from './wallet/wallet-transport.js';
import { productOf, type Widget } from './widget-context.js';

interface WidgetOptions {
  config: WidgetConfig;
  parameters: LiveAppParameters;
  insideWallet: boolean;
  walletTransport?: WalletTransport;
}

/** Puts the parts together. Any answer 401 ends the session, wherever it came from. */
export function createWidget({ config, parameters, insideWallet, walletTransport }: WidgetOptions): Widget {
  const session = createSessionStore();
  const onError = (error: unknown) => {
    if (error instanceof ApiError && error.status === 401) session.refused();
  };
  const api = createApiClient(config.providerApiUrl, productOf(parameters));
  return {
    config,
    parameters,
    insideWallet,
    locale: languageOf(parameters),
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
    outboxes: createOutboxes(api),
    landed: new Set(),
    ...(walletTransport && { walletTransport }),
  };
}
