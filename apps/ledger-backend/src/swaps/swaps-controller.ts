import {
  backendSwapApi,
  type SwapRequest,
  type swapAccepted,
  type swapCancelled,
} from '@exchange-sim/contract';
import { Body, Controller, Inject, Req, UseFilters } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { checked } from '../http/checked.js';
import { Serves } from '../http/serves.js';
import { userCountry } from '../http/user-country.js';
import { SwapErrorFilter } from './swap-error-filter.js';
import { SwapReportsService } from './swap-reports-service.js';
import { SwapStatusService } from './swap-status-service.js';
import { SwapsService } from './swaps-service.js';

const { swap, accepted, cancelled, status } = backendSwapApi;

/** What the wallet and the exchange SDK call. */
@Controller()
@UseFilters(SwapErrorFilter)
export class SwapsController {
  constructor(
    @Inject(SwapsService) readonly swaps: SwapsService,
    @Inject(SwapReportsService) readonly reports: SwapReportsService,
    @Inject(SwapStatusService) readonly statuses: SwapStatusService,
  ) {}

  @Serves(swap)
  start(@Body(checked(swap.body, 'body')) body: SwapRequest, @Req() request: FastifyRequest) {
    return this.swaps.start(body, userCountry(request));
  }

  @Serves(accepted)
  accepted(@Body(checked(accepted.body, 'body')) body: z.output<typeof swapAccepted>) {
    return this.reports.accepted(body);
  }

  @Serves(cancelled)
  cancelled(@Body(checked(cancelled.body, 'body')) body: z.output<typeof swapCancelled>) {
    return this.reports.cancelled(body);
  }

  @Serves(status)
  status(@Body(checked(status.body, 'body')) body: { provider: string; swapId: string }[]) {
    return this.statuses.states(body);
  }
}
