import { providerSwapAccountApi, type SwapOrderView, type SwapOutcomeReport } from '@exchange-sim/contract';
import { Body, Controller, Inject, Param, UseGuards } from '@nestjs/common';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import type { Account } from '../users/accounts-repository.js';
import { SessionGuard, SignedIn } from '../users/session-guard.js';
import { SwapOrdersService } from './swap-orders-service.js';

const { outcome, swaps, swap } = providerSwapAccountApi;

/** Swaps of the signed-in user, and the status page of each. */
@Controller()
export class SwapOrdersController {
  constructor(@Inject(SwapOrdersService) readonly service: SwapOrdersService) {}

  @Operation(outcome)
  @UseGuards(SessionGuard)
  async outcome(
    @SignedIn() account: Account,
    @Body(checked(outcome.body, 'body')) report: SwapOutcomeReport,
  ): Promise<{ swap?: SwapOrderView }> {
    return { swap: await this.service.report(account, report) };
  }

  @Operation(swaps)
  @UseGuards(SessionGuard)
  swaps(@SignedIn() account: Account): Promise<SwapOrderView[]> {
    return this.service.ofAccount(account.id);
  }

  @Operation(swap)
  swap(@Param(checked(swap.params, 'path')) { swapId }: { swapId: string }): Promise<SwapOrderView> {
    return this.service.byId(swapId);
  }
}
