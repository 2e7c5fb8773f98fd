import { type WalletConfig, walletApi } from '@exchange-sim/contract';
import type { Stack } from '@exchange-sim/stack';
import type { ExchangeSDK as Sdk } from '@ledgerhq/exchange-sdk';
import { call } from '../wire.js';
import type { HopTeller } from './hop-teller.js';
import { inMemoryLine } from './in-memory-line.js';
import { ExchangeSDK } from './ledger-packages.js';
import type { LiveApp } from './live-app.js';
import { hostLiveApp } from './live-app-host.js';
import { quietly } from './quiet-sdk.js';
import { reasonOf } from './reason.js';

interface SdkCall<T> {
  name: 'sell' | 'swap';
  /** What ties its hops to the flow. */
  ids: Record<string, string>;
  /** The request as the trace shows it. */
  shown: object;
  ask(sdk: Sdk): Promise<T>;
}

/** Why the SDK came to no transaction. */
export interface Stopped {
  errorName: string;
  reason: string;
}

/** Calls the genuine exchange SDK against the wallet’s genuine wallet-api server, joined by an in-memory line. */
export async function callSdk<T extends object>(
  urls: Stack['urls'],
  hops: HopTeller,
  liveApp: LiveApp,
  { name, ids, shown, ask }: SdkCall<T>,
): Promise<T | Stopped> {
  const config: WalletConfig = await call(urls.wallet, walletApi.config);
  const { provider, manifest } = liveApp;
  const line = inMemoryLine();
  hostLiveApp({ line: line.wallet, walletUrl: urls.wallet, config, manifest, hops });
  const start = hops.now();
  const sdk = new ExchangeSDK(provider, line.liveApp, undefined, urls.ledgerBackend);
  const between = { from: 'provider-widget', to: 'exchange-sdk', kind: 'rpc' } as const;
  hops.tell({ ...between, name: 'init', start, end: hops.now(), request: { provider, ...ids } });
  hops.tell({ ...between, name, request: { ...shown, ...ids } });
  const result = (response: object, status: string) => {
    const now = hops.now();
    hops.tell({
      from: 'exchange-sdk',
      to: 'provider-widget',
      kind: 'rpc',
      name: `${name} result`,
      start: now,
      end: now,
      response: { ...ids, ...response },
      status,
    });
  };
  try {
    const answer = await quietly(() => ask(sdk));
    result(answer, 'approved');
    return answer;
  } catch (error) {
    const { errorName, reason } = reasonOf(error);
    result({ name: errorName, message: reason }, errorName);
    return { errorName, reason };
  } finally {
    sdk.disconnect();
  }
}
