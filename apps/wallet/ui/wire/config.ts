import { type WalletCurrency, walletApi, walletConfig } from '@exchange-sim/contract';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { call, type Target, walletProcess } from './call.js';

const configOperation = {
  ...walletApi.config,
  /** `traceUrl`: where the trace can be looked at; `controlUrl`: the stack's desk. A wallet that runs alone has neither. */
  answer: walletConfig.extend({ traceUrl: z.url().optional(), controlUrl: z.url().optional() }),
};

/** Asked before the page is drawn: a tree that suspends shows its content 300 ms later than it could. */
export const configQuery = queryOptions({
  queryKey: ['config'],
  queryFn: ({ signal }) => call(walletProcess, configOperation, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Where everything is. Suspends until the wallet's process has said so. */
export function useConfig() {
  return useSuspenseQuery(configQuery).data;
}

export function useLedgerBackend(): Target {
  const base = useConfig().ledgerBackendUrl.replace(/\/$/, '');
  return { base, party: 'ledger-backend' };
}

/** The desk of the stack, when this wallet is part of one. */
export function useControl(): Target | undefined {
  const { controlUrl } = useConfig();
  return controlUrl === undefined ? undefined : { base: controlUrl.replace(/\/$/, ''), party: 'wallet' };
}

const unknownCurrency = (id: string): WalletCurrency => ({
  type: 'CryptoCurrency',
  id,
  ticker: id.split('/').at(-1)?.toUpperCase() ?? id,
  name: id,
  family: id,
  color: '#888888',
  decimals: 18,
});

/** Finds a currency by its LedgerId; one the wallet does not know keeps its id as name. */
export function useCurrencies(): (id: string) => WalletCurrency {
  const { currencies } = useConfig();
  return (id) => currencies.find((currency) => currency.id === id) ?? unknownCurrency(id);
}
