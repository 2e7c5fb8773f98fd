import {
  backendAggregationApi,
  backendBuyApi,
  backendStatusApi,
  backendSwapApi,
  type HistoryEntry,
  type HopReport,
  type WalletEvent,
  walletApi,
  walletSwapApi,
} from '@exchange-sim/contract';
import { http } from 'msw';
import type { SetupServer } from 'msw/node';
import { beforeEach, vi } from 'vitest';
import { buyProvider, otherBuyProvider } from '../mocks/buy-examples.js';
import { accounts, BACKEND, config, entry, greeting, otherProvider, provider } from '../mocks/examples.js';
import { feesOf, swapCurrencies } from '../mocks/swap-examples.js';
import { answering, eventStream } from './handlers.js';
import { mockServer } from './server.js';

export interface MockWallet {
  server: SetupServer;
  /** What the page reported, in the order of its reports. */
  hops: HopReport[];
  /** Tells the page something, as the wallet's process does. */
  tell(event: WalletEvent): void;
  /** Tells the page of a new or changed transaction, as the Ledger Backend does. */
  tellHistory(entry: HistoryEntry): Promise<void>;
}

/** A wallet process and a Ledger Backend that answer everything a page asks by itself; tests add what they are about. */
export function mockWallet(): MockWallet {
  const server = mockServer();
  const hops: HopReport[] = [];
  let listeners: ((event: unknown) => void)[] = [];
  let historyListeners: ((event: unknown) => void)[] = [];
  beforeEach(() => {
    hops.length = 0;
    listeners = [];
    historyListeners = [];
    server.use(
      answering(walletApi.config, config),
      answering(walletApi.accounts, { accounts }),
      answering(walletApi.manifests, { manifests: [] }),
      answering(walletApi.hops, ({ body }) => {
        hops.push(...body.hops);
        return {};
      }),
      http.get('/api/events', () =>
        eventStream((send) => {
          for (const event of greeting) send(event);
          listeners.push(send);
        }),
      ),
      answering(
        backendAggregationApi.providers,
        ({ query }) => ({
          providers: query.product === 'buy' ? [buyProvider, otherBuyProvider] : [provider, otherProvider],
        }),
        BACKEND,
      ),
      http.get(`${BACKEND}${backendBuyApi.onRamp.path}`, () => eventStream(() => undefined)),
      answering(backendStatusApi.history, { entries: [entry] }, BACKEND),
      http.get(`${BACKEND}${backendAggregationApi.offRamp.path}`, () => eventStream(() => undefined)),
      answering(
        backendSwapApi.currencies,
        ({ params, query }) => swapCurrencies(params.direction, query['currency-from']),
        BACKEND,
      ),
      answering(walletSwapApi.fees, ({ params }) => feesOf(params.accountId)),
      http.get(`${BACKEND}${backendSwapApi.quote.path}`, () => eventStream(() => undefined)),
      http.get(`${BACKEND}/history/stream`, () => eventStream((send) => historyListeners.push(send))),
    );
  });
  return {
    server,
    hops,
    tell: (event) => {
      for (const listener of listeners) listener(event);
    },
    tellHistory: async (changed) => {
      await vi.waitUntil(() => historyListeners.length > 0);
      for (const listener of historyListeners) listener({ type: 'entry', entry: changed });
    },
  };
}
