import { type BuyOrderView, type CardPayment, providerBuyAccountApi } from '@exchange-sim/contract';
import { Body, Controller, Inject, Param, UseGuards } from '@nestjs/common';
import { BuyOrdersService } from '../buy-orders/buy-orders-service.js';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import type { Account } from '../users/accounts-repository.js';
import { SessionGuard, SignedIn } from '../users/session-guard.js';
import { BuyPaymentsService } from './buy-payments-service.js';

const { payByCard, answerChallenge, announceTransfer } = providerBuyAccountApi;
interface OrderParams {
  orderId: string;
}

/** How the signed-in user pays a purchase. */
@Controller()
@UseGuards(SessionGuard)
export class BuyPaymentsController {
  constructor(
    @Inject(BuyPaymentsService) readonly payments: BuyPaymentsService,
    @Inject(BuyOrdersService) readonly orders: BuyOrdersService,
  ) {}

  @Operation(payByCard)
  async payByCard(
    @SignedIn() { id }: Account,
    @Param(checked(payByCard.params, 'path')) { orderId }: OrderParams,
    @Body(checked(payByCard.body, 'body')) card: CardPayment,
  ): Promise<BuyOrderView> {
    return this.orders.view(await this.payments.payByCard(id, orderId, card));
  }

  @Operation(answerChallenge)
  async answerChallenge(
    @SignedIn() { id }: Account,
    @Param(checked(answerChallenge.params, 'path')) { orderId }: OrderParams,
    @Body(checked(answerChallenge.body, 'body')) { code }: { code: string },
  ): Promise<BuyOrderView> {
    return this.orders.view(await this.payments.answerChallenge(id, orderId, code));
  }

  @Operation(announceTransfer)
  async announceTransfer(
    @SignedIn() { id }: Account,
    @Param(checked(announceTransfer.params, 'path')) { orderId }: OrderParams,
  ): Promise<BuyOrderView> {
    return this.orders.view(await this.payments.announceTransfer(id, orderId));
  }
}
