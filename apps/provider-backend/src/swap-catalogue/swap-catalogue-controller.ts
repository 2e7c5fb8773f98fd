import { type PageQuery, providerSwapApi, type SwapCurrency, type SwapPair } from '@exchange-sim/contract';
import { Controller, Inject, Query } from '@nestjs/common';
import { BehavioursService } from '../behaviours/behaviours-service.js';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import { SWAP_ASSETS } from '../market/swap-assets.js';
import type { ProviderBackendOptions } from '../settings.js';
import { OPTIONS } from '../tokens.js';
import { cursorAfter, page } from './page.js';
import { swapPairs } from './swap-pairs.js';

const { currencies, pairs } = providerSwapApi;
const pairId = ({ from, to }: SwapPair) => `${from}-${to}`;

/** What is swapped; Ledger's backend caches the currencies and asks for the pairs more often. */
@Controller()
export class SwapCatalogueController {
  constructor(
    @Inject(BehavioursService) readonly behaviours: BehavioursService,
    @Inject(OPTIONS) readonly options: Pick<ProviderBackendOptions, 'profile'>,
  ) {}

  @Operation(currencies)
  async currencies(
    @Query(checked(currencies.query, 'query')) query: PageQuery,
  ): Promise<{ currencies: SwapCurrency[]; next_cursor: string | null }> {
    const listed = SWAP_ASSETS.map((asset) => asset.listed);
    const endless = await this.behaviours.get('currencies.loop');
    const { items, next_cursor } = page(listed, ({ id }) => id, query);
    const first = listed[0]?.id ?? '';
    return { currencies: items, next_cursor: endless ? cursorAfter(first) : next_cursor };
  }

  @Operation(pairs)
  async pairs(
    @Query(checked(pairs.query, 'query')) query: PageQuery,
  ): Promise<{ pairs: SwapPair[]; next_cursor: string | null }> {
    const listed = swapPairs(this.options.profile?.swap?.methods ?? []);
    const [example] = listed;
    if (example && (await this.behaviours.get('pairs.unknown'))) listed.push({ ...example, to: 'DOGE' });
    const { items, next_cursor } = page(listed, pairId, query);
    return { pairs: items, next_cursor };
  }
}
