import { backendStatusApi, type StatusUpdate } from '@exchange-sim/contract';
import { Body, Controller, Inject, Param, UseGuards } from '@nestjs/common';
import { checked } from '../http/checked.js';
import { Caller, ProviderKeyGuard } from '../http/provider-key.js';
import { Serves } from '../http/serves.js';
import type { ProviderRow } from '../registry/provider-row.js';
import { StatusService } from './status-service.js';

const { update, webhook, status } = backendStatusApi;

/** What providers call. */
@Controller()
@UseGuards(ProviderKeyGuard)
export class StatusController {
  constructor(@Inject(StatusService) readonly service: StatusService) {}

  @Serves(update)
  update(
    @Caller() row: ProviderRow,
    @Param(checked(update.params, 'path')) { sellId }: { sellId: string },
    @Body(checked(update.body, 'body')) body: StatusUpdate,
  ) {
    return this.service.update(row, sellId, body);
  }

  @Serves(webhook)
  webhook(
    @Caller() row: ProviderRow,
    @Body(checked(webhook.body, 'body')) { sellId, ...body }: StatusUpdate & { sellId: string },
  ) {
    return this.service.update(row, sellId, body);
  }

  @Serves(status)
  status(@Caller() row: ProviderRow, @Param(checked(status.params, 'path')) { sellId }: { sellId: string }) {
    return this.service.status(row, sellId);
  }
}
