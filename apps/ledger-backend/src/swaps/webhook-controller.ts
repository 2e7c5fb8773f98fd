import { backendStatusApi, backendSwapApi, type SwapWebhook } from '@exchange-sim/contract';
import { Body, Controller, Headers, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { checked } from '../http/checked.js';
import { unknownKey } from '../http/provider-key.js';
import { Serves } from '../http/serves.js';
import { Registry } from '../registry/registry.js';
import { StatusService } from '../status/status-service.js';
import { SwapStatusService, UNAUTHORIZED } from './swap-status-service.js';

const { webhook } = backendSwapApi;
const swapBody = checked(webhook.body, 'body');
const sellBody = checked(backendStatusApi.update.body, 'body');

/** `POST /webhook/{id}/status`: of Swap, and with Sell's body of Sell, as older documents draw it (C-21). */
@Controller()
export class WebhookController {
  constructor(
    @Inject(Registry) readonly registry: Registry,
    @Inject(SwapStatusService) readonly swaps: SwapStatusService,
    @Inject(StatusService) readonly sales: StatusService,
  ) {}

  @Serves(webhook)
  async webhook(
    @Param(checked(webhook.params, 'path')) { swapId: id }: { swapId: string },
    @Headers('x-api-key') key: unknown,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const row = typeof key === 'string' ? this.registry.ofWebhookKey(key) : undefined;
    if (isOfSell(body)) {
      if (!row) throw unknownKey();
      return this.sales.update(row, id, sellBody.transform(body, { type: 'body' }));
    }
    const answer = row
      ? await this.swaps.webhook(row, id, swapBody.transform(body, { type: 'body' }) as SwapWebhook)
      : UNAUTHORIZED;
    reply.status(answer.status);
    return answer.body;
  }
}

const isOfSell = (body: unknown) =>
  typeof body === 'object' && body !== null && 'status' in body && !('providerStatus' in body);
