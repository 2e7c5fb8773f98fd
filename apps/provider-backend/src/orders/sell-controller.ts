import { providerSellApi, type SellAnswer, type SellRequest } from '@exchange-sim/contract';
import { Body, Controller, Inject } from '@nestjs/common';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import { SellService } from './sell-service.js';

const { sell } = providerSellApi;

@Controller()
export class SellController {
  constructor(@Inject(SellService) readonly service: SellService) {}

  @Operation(sell)
  sell(@Body(checked(sell.body, 'body')) request: SellRequest): Promise<SellAnswer> {
    return this.service.sell(request);
  }
}
