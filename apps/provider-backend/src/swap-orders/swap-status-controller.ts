import { providerSwapApi, type SwapStatusAnswer } from '@exchange-sim/contract';
import { Controller, Inject, Query } from '@nestjs/common';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import { SwapStatusService } from './swap-status-service.js';

const { status } = providerSwapApi;

/** Where swaps stand, for Ledger's backend. */
@Controller()
export class SwapStatusController {
  constructor(@Inject(SwapStatusService) readonly service: SwapStatusService) {}

  @Operation(status)
  status(@Query(checked(status.query, 'query')) { swapId }: { swapId: string }): Promise<SwapStatusAnswer> {
    return this.service.of(swapId);
  }
}
