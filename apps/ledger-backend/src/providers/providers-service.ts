import type { Product, ProvidersAnswer, ProviderView } from '@exchange-sim/contract';
import type { ProviderRow } from '../registry/provider-row.js';
import type { Registry } from '../registry/registry.js';
import { type SwapAssets, swapView } from '../swap-currencies/swap-assets.js';
import type { Cached } from './provider-cache.js';
import type { BuyCapabilities, SellCapabilities } from './ramp-capabilities.js';

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
    readonly sales: SellCapabilities,
    readonly purchases: BuyCapabilities,
    readonly assets: SwapAssets,
  ) {}

  /** Providers of a product in the order of the registry; asked in parallel when the cache has run out. */
  list(product: Product): ProviderList | Promise<ProviderList> {
    const list = this.#lists.get(product);
    return list && this.assets.clock.now() < list.until ? list : this.#fetch(product);
  }

  async #fetch(product: Product): Promise<ProviderList> {
    const cached = await Promise.all(this.registry.of(product).map((row) => this.#view(row, product)));
    // Frozen: the trace keeps one copy of it, however often it is sent.
    const answer = Object.freeze({ providers: cached.map(({ value }) => value) });
    const until = Math.min(...cached.map((provider) => provider.until));
    const list = { answer, text: JSON.stringify(answer), until };
    this.#lists.set(product, list);
    return list;
  }

  async #view(row: ProviderRow, product: Product): Promise<Cached<ProviderView>> {
    if (product !== 'swap') return (product === 'buy' ? this.purchases : this.sales).get(row);
    const { value, until } = await this.assets.get(row);
    return { value: swapView(row, value), until };
  }
}
