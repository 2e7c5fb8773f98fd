import { type BuyOrderView, type NewBuyOrder, providerBuyAccountApi } from '@exchange-sim/contract';
import { Body, Controller, Inject, Param, UseGuards } from '@nestjs/common';
import { Misbehaviour } from '../behaviours/misbehaviour.js';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import type { Account } from '../users/accounts-repository.js';
import { SessionGuard, SignedIn } from '../users/session-guard.js';
import { BuyOrdersService } from './buy-orders-service.js';

const { order, orders, orderView } = providerBuyAccountApi;

/** Purchases of the signed-in user. */
@Controller()
@UseGuards(SessionGuard)
export class BuyOrdersController {
  constructor(
    @Inject(BuyOrdersService) readonly service: BuyOrdersService,
    @Inject(Misbehaviour) readonly misbehaviour: Misbehaviour,
  ) {}

  @Operation(order)
  async order(
    @SignedIn() account: Account,
    @Body(checked(order.body, 'body')) wanted: NewBuyOrder,
  ): Promise<BuyOrderView> {
    await this.misbehaviour.beforeOrder();
    return this.service.make(account, wanted);
  }

  @Operation(orders)
  orders(@SignedIn() account: Account): Promise<BuyOrderView[]> {
    return this.service.ofAccount(account.id);
  }

  @Operation(orderView)
  orderView(
    @SignedIn() account: Account,
    @Param(checked(orderView.params, 'path')) { orderId }: { orderId: string },
  ): Promise<BuyOrderView> {
    return this.service.ofAccountById(account.id, orderId);
  }
}
