import type { Clock } from '@exchange-sim/clock';
import {
  cryptoCurrencies,
  foreignBuyCapabilities,
  type ProviderView,
  providerBuyApi,
  providerSellApi,
  sellCapabilities,
} from '@exchange-sim/contract';
import type { ProviderClient } from '../provider-client/provider-client.js';
import { ProviderFailure } from '../provider-client/provider-failure.js';
import type { ProviderRow } from '../registry/provider-row.js';
import { ProviderCache } from './provider-cache.js';
import { providerBase, unavailable } from './provider-view.js';

const LIMIT_MS = 5_000;

/** What each provider said it buys, and how it pays. */
export class SellCapabilities extends ProviderCache<ProviderView> {
  constructor(client: ProviderClient, clock: Clock) {
    super(clock, (row) =>
      asView(row, 'sell', clock, async () => ({
        capabilities: await client.call(row, {
          product: 'sell',
          method: 'GET',
          path: providerSellApi.capabilities.path,
          schema: sellCapabilities,
          clause: 'SellProviderCapabilities',
          limitMs: LIMIT_MS,
        }),
        cryptoCurrencies: await askForCurrencies(client, row, 'sell'),
      })),
    );
  }
}

/** What each provider said it sells, where, and how it is paid. */
export class BuyCapabilities extends ProviderCache<ProviderView> {
  constructor(client: ProviderClient, clock: Clock) {
    super(clock, (row) =>
      asView(row, 'buy', clock, async () => ({
        buyCapabilities: await client.call(row, {
          product: 'buy',
          method: 'GET',
          path: providerBuyApi.capabilities.path,
          schema: foreignBuyCapabilities,
          clause: 'BuyProviderCapabilities',
          limitMs: LIMIT_MS,
        }),
        cryptoCurrencies: await askForCurrencies(client, row, 'buy'),
      })),
    );
  }
}

function askForCurrencies(client: ProviderClient, row: ProviderRow, product: 'buy' | 'sell') {
  return client.call(row, {
    product,
    method: 'GET',
    path: (product === 'buy' ? providerBuyApi : providerSellApi).cryptoCurrencies.path,
    schema: cryptoCurrencies,
    clause: 'a list of LedgerIds',
    limitMs: LIMIT_MS,
  });
}

/** The provider with what it says of itself, or with the reason why it says nothing. */
async function asView(
  row: ProviderRow,
  product: 'buy' | 'sell',
  clock: Clock,
  ask: () => Promise<Pick<ProviderView, 'capabilities' | 'buyCapabilities' | 'cryptoCurrencies'>>,
): Promise<ProviderView> {
  const base = providerBase(row, product);
  try {
    const said = await ask();
    return { ...base, state: 'available', ...said, fetchedAt: new Date(clock.now()).toISOString() };
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    return { ...base, ...unavailable(error) };
  }
}
