import type { WidgetConfig } from '@exchange-sim/contract';
import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { ApiClient } from './api/api-client.js';
import type { ProviderClock } from './clock/provider-clock.js';
import type { SaleParameters } from './parameters/parameters.js';
import type { OutcomeOutbox } from './sale/outcome-outbox.js';
import type { WalletTransport } from './sale/wallet-transport.js';
import type { SessionStore } from './session/session-store.js';
import type { ReportHop } from './trace/hop-reporter.js';

/** Everything the screens share. */
export interface Widget {
  config: WidgetConfig;
  parameters: SaleParameters;
  /** BCP-47 tag for numbers and dates. */
  locale: string;
  api: ApiClient;
  session: SessionStore;
  clock: ProviderClock;
  queries: QueryClient;
  reportHop: ReportHop;
  outbox: OutcomeOutbox;
  /** Quotes whose review was already reported. */
  landed: Set<string>;
  /** Another way to the wallet than `window.top`. */
  walletTransport?: WalletTransport;
}

export const WidgetContext = createContext<Widget | undefined>(undefined);

export function useWidget(): Widget {
  const widget = useContext(WidgetContext);
  if (!widget) throw new Error('useWidget is used outside WidgetContext');
  return widget;
}
