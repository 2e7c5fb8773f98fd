import { providerSwapAccountApi, type SwapOrderView } from '@exchange-sim/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import { SwapOrdersService } from './swap-orders-service.js';
import { SwapSupport } from './swap-support.js';

const { contact } = providerSwapAccountApi;

/** Support, one click away from the Swap ID. */
@Controller()
export class SwapSupportController {
  constructor(
    @Inject(SwapSupport) readonly support: SwapSupport,
    @Inject(SwapOrdersService) readonly orders: SwapOrdersService,
  ) {}

  @Operation(contact)
  async contact(
    @Param(checked(contact.params, 'path')) { swapId }: { swapId: string },
    @Body(checked(contact.body, 'body')) _message: { message: string },
  ): Promise<SwapOrderView> {
    return this.orders.view(await this.support.contact(swapId));
  }
}
