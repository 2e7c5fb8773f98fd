import type { Product, WidgetConfig } from '@exchange-sim/contract';
import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { ApiClient } from './api/api-client.js';
import type { ProviderClock } from './clock/provider-clock.js';
import type { Outboxes } from './deal/outboxes.js';
import type { BuyParameters } from './parameters/buy-parameters.js';
import type { LiveAppParameters, SaleParameters } from './parameters/parameters.js';
import type { SwapParameters } from './parameters/swap-parameters.js';
import type { SessionStore } from './session/session-store.js';
import type { ReportHop } from './trace/hop-reporter.js';
import type { WalletTransport } from './wallet/wallet-transport.js';

/** Everything the screens share. */
export interface Widget {
  config: WidgetConfig;
  parameters: LiveAppParameters;
  /** Without a wallet around it, the page can buy but ask for no signature. */
  insideWallet: boolean;
  /** BCP-47 tag for numbers and dates. */
  locale: string;
  api: ApiClient;
  session: SessionStore;
  clock: ProviderClock;
  queries: QueryClient;
  reportHop: ReportHop;
  outboxes: Outboxes;
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

/** The product the page was opened for; of a public page none. */
export function productOf({ mode }: LiveAppParameters): Product | undefined {
  return mode === 'status' ? undefined : mode;
}

/** The parameters of a purchase. @throws Error when the page was not opened for one */
export function buyParametersOf({ parameters }: Widget): BuyParameters {
  if (parameters.mode === 'buy') return parameters;
  throw new Error(`This page was opened for mode=${parameters.mode}, not for a purchase.`);
}

/** The parameters of a sale. @throws Error when the page was not opened for one */
export function saleParametersOf({ parameters }: Widget): SaleParameters {
  if (parameters.mode === 'sell') return parameters;
  throw new Error(`This page was opened for mode=${parameters.mode}, not for a sale.`);
}

/** The parameters of a swap. @throws Error when the page was not opened for one */
export function swapParametersOf({ parameters }: Widget): SwapParameters {
  if (parameters.mode === 'swap') return parameters;
  throw new Error(`This page was opened for mode=${parameters.mode}, not for a swap.`);
}
