import type { Clock } from '@exchange-sim/clock';
import {
  cryptoCurrencies,
  type ProviderView,
  providerSellApi,
  sellCapabilities,
} from '@exchange-sim/contract';
import type { ProviderClient } from '../provider-client/provider-client.js';
import { ProviderFailure } from '../provider-client/provider-failure.js';
import type { ProviderRow } from '../registry/provider-row.js';
import { ProviderCache } from './provider-cache.js';

const LIMIT_MS = 5_000;

/** What each provider said it buys, and how it pays. */
export class SellCapabilities extends ProviderCache<ProviderView> {
  constructor(client: ProviderClient, clock: Clock) {
    super(clock, (row) => ask(client, clock, row));
  }
}

async function ask(client: ProviderClient, clock: Clock, row: ProviderRow): Promise<ProviderView> {
  const base = providerBase(row, 'sell');
  try {
    const capabilities = await client.call(row, {
      method: 'GET',
      path: providerSellApi.capabilities.path,
      schema: sellCapabilities,
      clause: 'SellProviderCapabilities',
      limitMs: LIMIT_MS,
    });
    const currencies = await client.call(row, {
      method: 'GET',
      path: providerSellApi.cryptoCurrencies.path,
      schema: cryptoCurrencies,
      clause: 'a list of LedgerIds',
      limitMs: LIMIT_MS,
    });
    const fetchedAt = new Date(clock.now()).toISOString();
    return { ...base, state: 'available', capabilities, cryptoCurrencies: currencies, fetchedAt };
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    return { ...base, ...unavailable(error) };
  }
}

/** What the registry alone says about a provider. */
export function providerBase(row: ProviderRow, product: 'sell' | 'swap') {
  const { id, name, supportUrl, needsKyc } = row;
  return { id, name, product, manifestId: row.manifest?.id, supportUrl, needsKyc };
}

/** A provider that did not say what it can do. */
export function unavailable({ messageKey, message, details }: ProviderFailure) {
  const problem = { messageKey, message, fix: details.fix };
  return { state: 'unavailable' as const, problem, cryptoCurrencies: [] };
}
