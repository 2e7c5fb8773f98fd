import type { Product, ProvidersAnswer } from '@exchange-sim/contract';
import type { Registry } from '../registry/registry.js';
import type { CachedProvider, CapabilitiesCache } from './capabilities-cache.js';

/** The list as an object and as the JSON text that is sent. */
export interface ProviderList {
  answer: ProvidersAnswer;
  text: string;
  until: number;
}

/** The list of providers; its text is made once and sent until one of its parts runs out. */
export class ProvidersService {
  readonly #lists = new Map<Product, ProviderList>();

  constructor(
    readonly registry: Registry,
    readonly cache: CapabilitiesCache,
  ) {}

  /** Providers of a product in the order of the registry; asked in parallel when the cache has run out. */
  list(product: Product): ProviderList | Promise<ProviderList> {
    const list = this.#lists.get(product);
    return list && this.cache.clock.now() < list.until ? list : this.#fetch(product);
  }

  /** Every provider of Sell with its capabilities. */
  cached(): Promise<CachedProvider[]> {
    return Promise.all(this.registry.rows.map((row) => this.cache.get(row)));
  }

  async #fetch(product: Product): Promise<ProviderList> {
    const rows = this.registry.rows.filter((row) => row.products.some((own) => own === product));
    const cached = await Promise.all(rows.map((row) => this.cache.get(row)));
    // Frozen: the trace keeps one copy of it, however often it is sent.
    const answer = Object.freeze({ providers: cached.map(({ view }) => view) });
    const until = Math.min(...cached.map((provider) => provider.until));
    const list = { answer, text: JSON.stringify(answer), until };
    this.#lists.set(product, list);
    return list;
  }
}
