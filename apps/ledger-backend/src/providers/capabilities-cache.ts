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

/** How long capabilities are kept, and how soon a provider that failed is asked again; milliseconds on the clock. */
const KEPT_MS = 60_000;
const RETRY_MS = 5_000;
const LIMIT_MS = 5_000;

export interface CachedProvider {
  row: ProviderRow;
  view: ProviderView;
  /** The instant from which it must be asked for again. */
  until: number;
}

/** What each provider said it can do: asked for when needed, once for all who wait, kept for a minute. */
export class CapabilitiesCache {
  readonly #cached = new Map<string, CachedProvider>();
  readonly #pending = new Map<string, Promise<CachedProvider>>();

  constructor(
    readonly client: ProviderClient,
    readonly clock: Clock,
  ) {}

  /** Never rejects: a provider that fails comes out as `unavailable`. */
  async get(row: ProviderRow): Promise<CachedProvider> {
    const cached = this.#cached.get(row.id);
    if (cached && this.clock.now() < cached.until) return cached;
    const pending = this.#pending.get(row.id);
    if (pending) return pending;
    const asked = this.#ask(row).finally(() => this.#pending.delete(row.id));
    this.#pending.set(row.id, asked);
    return asked;
  }

  async #ask(row: ProviderRow): Promise<CachedProvider> {
    const view = await this.#view(row);
    const until = this.clock.now() + (view.state === 'available' ? KEPT_MS : RETRY_MS);
    const cached = { row, view, until };
    this.#cached.set(row.id, cached);
    return cached;
  }

  async #view(row: ProviderRow): Promise<ProviderView> {
    const base = {
      id: row.id,
      name: row.name,
      product: 'sell' as const,
      manifestId: row.manifest.id,
      supportUrl: row.supportUrl,
      needsKyc: row.needsKyc,
    };
    try {
      const capabilities = await this.client.call(row, {
        method: 'GET',
        path: providerSellApi.capabilities.path,
        schema: sellCapabilities,
        clause: 'SellProviderCapabilities',
        limitMs: LIMIT_MS,
      });
      const currencies = await this.client.call(row, {
        method: 'GET',
        path: providerSellApi.cryptoCurrencies.path,
        schema: cryptoCurrencies,
        clause: 'a list of LedgerIds',
        limitMs: LIMIT_MS,
      });
      const fetchedAt = new Date(this.clock.now()).toISOString();
      return { ...base, state: 'available', capabilities, cryptoCurrencies: currencies, fetchedAt };
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      const { messageKey, message, details } = error;
      return {
        ...base,
        state: 'unavailable',
        problem: { messageKey, message, fix: details.fix },
        cryptoCurrencies: [],
      };
    }
  }
}
