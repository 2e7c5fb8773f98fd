import { providerControlApi, type SwapOrderView } from '@exchange-sim/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import { SwapOrdersService } from './swap-orders-service.js';
import { SwapSupport } from './swap-support.js';

const { release } = providerControlApi;

/** Support's decision, taken by a scenario. */
@Controller()
export class ReleaseController {
  constructor(
    @Inject(SwapSupport) readonly support: SwapSupport,
    @Inject(SwapOrdersService) readonly orders: SwapOrdersService,
  ) {}

  @Operation(release)
  async release(
    @Param(checked(release.params, 'path')) { swapId }: { swapId: string },
    @Body(checked(release.body, 'body')) { outcome }: { outcome: 'finished' | 'refunded' },
  ): Promise<SwapOrderView> {
    return this.orders.view(await this.support.release(swapId, outcome));
  }
}
