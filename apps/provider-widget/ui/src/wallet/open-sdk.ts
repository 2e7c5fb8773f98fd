/** Ledger's exchange SDK, ready to ask the wallet; it is far larger than the rest of the site, so chunks of their own import this. @module */
import './buffer-shim.js';
import type { WidgetConfig } from '@exchange-sim/contract';
import { ExchangeSDK } from '@ledgerhq/exchange-sdk';
import { type ReportHop, realTime } from '../trace/hop-reporter.js';
import type { WalletTransport } from './wallet-transport.js';

/** The SDK with its line to the wallet, as SDK 1.4.3 takes them: by position. End it with `disconnect()`. */
export function createSdk(config: WidgetConfig, transport?: WalletTransport): ExchangeSDK {
  return new ExchangeSDK(config.providerId, transport, undefined, config.ledgerBackendUrl);
}

interface SdkCall {
  config: WidgetConfig;
  transport: WalletTransport | undefined;
  reportHop: ReportHop;
  name: 'sell' | 'swap';
  /** Ids that tie the call to its flow; they stand in each hop. */
  ids: Record<string, unknown>;
  /** The call's parameters as they are shown in the trace. */
  shown: Record<string, unknown>;
}

/**
 * One call of the SDK, told to the trace with what came of it: `init`, the call, its result.
 * @returns what the SDK resolved with
 * @throws whatever the SDK throws; in 1.4.3 that may be a plain object
 */
export async function callSdk<Result>(
  { config, transport, reportHop, name, ids, shown }: SdkCall,
  call: (sdk: ExchangeSDK) => Promise<Result>,
  resultOf: (result: Result) => Record<string, unknown>,
): Promise<Result> {
  const begun = realTime();
  const sdk = createSdk(config, transport);
  const toSdk = { from: 'provider-widget', to: 'exchange-sdk', kind: 'rpc' } as const;
  const { providerId, ledgerBackendUrl: customUrl } = config;
  reportHop({
    ...toSdk,
    name: 'init',
    start: begun,
    end: realTime(),
    request: { providerId, customUrl, ...ids },
  });
  reportHop({ ...toSdk, name, start: realTime(), request: shown });
  const fromSdk = () => {
    const now = realTime();
    return {
      from: 'exchange-sdk',
      to: 'provider-widget',
      kind: 'rpc',
      name: `${name} result`,
      start: now,
      end: now,
    } as const;
  };
  try {
    const result = await call(sdk);
    reportHop({ ...fromSdk(), response: { ...ids, ...resultOf(result) }, status: 'approved' });
    return result;
  } catch (error) {
    const { name: errorName, message } = Object(error);
    const status = String(errorName ?? 'error').slice(0, 100);
    reportHop({ ...fromSdk(), response: { ...ids, name: errorName, message }, status });
    throw error;
  } finally {
    sdk.disconnect();
  }
}
