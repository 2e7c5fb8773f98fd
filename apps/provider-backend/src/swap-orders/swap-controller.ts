import {
  type FixedSwapRequest,
  type FloatSwapRequest,
  providerSwapApi,
  type SwapAnswer,
} from '@exchange-sim/contract';
import { Body, Controller, Inject } from '@nestjs/common';
import { Misbehaviour } from '../behaviours/misbehaviour.js';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import { SwapService } from './swap-service.js';

const { fixed, float } = providerSwapApi;

/** Swaps as Ledger's backend makes them. */
@Controller()
export class SwapController {
  constructor(
    @Inject(SwapService) readonly service: SwapService,
    @Inject(Misbehaviour) readonly misbehaviour: Misbehaviour,
  ) {}

  @Operation(fixed)
  async fixed(@Body(checked(fixed.body, 'body')) request: FixedSwapRequest): Promise<SwapAnswer> {
    await this.misbehaviour.beforeOrder();
    return this.service.fixed(request);
  }

  @Operation(float)
  async float(@Body(checked(float.body, 'body')) request: FloatSwapRequest): Promise<SwapAnswer> {
    await this.misbehaviour.beforeOrder();
    return this.service.float(request);
  }
}
