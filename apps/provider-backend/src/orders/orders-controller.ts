import { type OrderView, type OutcomeReport, providerAccountApi } from '@exchange-sim/contract';
import { Body, Controller, Inject, Param, UseGuards } from '@nestjs/common';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import type { Account } from '../users/accounts-repository.js';
import { SessionGuard, SignedIn } from '../users/session-guard.js';
import { OrdersService } from './orders-service.js';

const { outcome, orders, order } = providerAccountApi;

/** Orders of the signed-in user. */
@Controller()
@UseGuards(SessionGuard)
export class OrdersController {
  constructor(@Inject(OrdersService) readonly service: OrdersService) {}

  @Operation(outcome)
  outcome(
    @SignedIn() account: Account,
    @Body(checked(outcome.body, 'body')) report: OutcomeReport,
  ): Promise<OrderView> {
    return this.service.report(account, report);
  }

  @Operation(orders)
  orders(@SignedIn() account: Account): Promise<OrderView[]> {
    return this.service.ofAccount(account.id);
  }

  @Operation(order)
  order(
    @SignedIn() account: Account,
    @Param(checked(order.params, 'path')) { sellId }: { sellId: string },
  ): Promise<OrderView> {
    return this.service.ofAccountById(account.id, sellId);
  }
}
