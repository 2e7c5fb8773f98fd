import {
  type acceptedReport,
  backendExchangeApi,
  type cancelledReport,
  type forgeRequest,
  type RemitAnswer,
  type RemitRequest,
} from '@exchange-sim/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';
import type { z } from 'zod';
import { checked } from '../http/checked.js';
import { Serves } from '../http/serves.js';
import { DeviceReportsService } from './device-reports-service.js';
import { ForgeService } from './forge-service.js';
import { RemitService } from './remit-service.js';

const { remit, remitCard, accepted, cancelled, forge } = backendExchangeApi;
interface ReportParams {
  transactionId: string;
}

/** What the exchange SDK calls. */
@Controller()
export class ExchangeController {
  constructor(
    @Inject(RemitService) readonly remits: RemitService,
    @Inject(DeviceReportsService) readonly reports: DeviceReportsService,
    @Inject(ForgeService) readonly forges: ForgeService,
  ) {}

  @Serves(remit)
  remit(@Body(checked(remit.body, 'body')) body: RemitRequest): Promise<RemitAnswer> {
    return this.remits.remit(body);
  }

  @Serves(remitCard)
  remitCard(@Body(checked(remitCard.body, 'body')) body: RemitRequest): Promise<RemitAnswer> {
    return this.remits.remit(body);
  }

  @Serves(accepted)
  accepted(
    @Param(checked(accepted.params, 'path')) { transactionId }: ReportParams,
    @Body(checked(accepted.body, 'body')) body: z.output<typeof acceptedReport>,
  ) {
    return this.reports.accepted(transactionId, body);
  }

  @Serves(cancelled)
  cancelled(
    @Param(checked(cancelled.params, 'path')) { transactionId }: ReportParams,
    @Body(checked(cancelled.body, 'body')) body: z.output<typeof cancelledReport>,
  ) {
    return this.reports.cancelled(transactionId, body);
  }

  @Serves(forge)
  forge(@Body(checked(forge.body, 'body')) body: z.output<typeof forgeRequest>) {
    return this.forges.forge(body);
  }
}
