import { providerSellApi, type SellAnswer, type SellRequest } from '@exchange-sim/contract';
import { Body, Controller, Inject } from '@nestjs/common';
import { Misbehaviour } from '../behaviours/misbehaviour.js';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import { SellService } from './sell-service.js';

const { sell } = providerSellApi;

@Controller()
export class SellController {
  constructor(
    @Inject(SellService) readonly service: SellService,
    @Inject(Misbehaviour) readonly misbehaviour: Misbehaviour,
  ) {}

  @Operation(sell)
  async sell(@Body(checked(sell.body, 'body')) request: SellRequest): Promise<SellAnswer> {
    await this.misbehaviour.beforeOrder();
    return this.service.sell(request);
  }
}
