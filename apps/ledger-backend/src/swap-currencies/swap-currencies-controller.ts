import { backendSwapApi } from '@exchange-sim/contract';
import { Controller, Inject, Param, Query } from '@nestjs/common';
import { checked } from '../http/checked.js';
import { Serves } from '../http/serves.js';
import { type CurrenciesQuery, SwapCurrenciesService } from './swap-currencies-service.js';

const { currencies } = backendSwapApi;

@Controller()
export class SwapCurrenciesController {
  constructor(@Inject(SwapCurrenciesService) readonly service: SwapCurrenciesService) {}

  @Serves(currencies)
  list(
    @Param(checked(currencies.params, 'path')) { direction }: { direction: 'all' | 'from' | 'to' },
    @Query(checked(currencies.query, 'query')) query: CurrenciesQuery,
  ) {
    return this.service.list(direction, query);
  }
}
