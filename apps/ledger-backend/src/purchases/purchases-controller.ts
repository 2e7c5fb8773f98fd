import { backendBuyApi, type NewPurchase, type ReceivedTransfer } from '@exchange-sim/contract';
import { Body, Controller, Inject } from '@nestjs/common';
import { checked } from '../http/checked.js';
import { Serves } from '../http/serves.js';
import { ArrivalsService } from './arrivals-service.js';
import { PurchasesService } from './purchases-service.js';

const { liveApp, received } = backendBuyApi;

/** What the wallet does with purchases. */
@Controller()
export class PurchasesController {
  constructor(
    @Inject(PurchasesService) readonly purchases: PurchasesService,
    @Inject(ArrivalsService) readonly arrivals: ArrivalsService,
  ) {}

  @Serves(liveApp)
  open(@Body(checked(liveApp.body, 'body')) purchase: NewPurchase) {
    return this.purchases.open(purchase);
  }

  @Serves(received)
  received(@Body(checked(received.body, 'body')) transfer: ReceivedTransfer) {
    return this.arrivals.received(transfer);
  }
}
