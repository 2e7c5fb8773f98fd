import { type AccountEvent, providerSwapAccountApi } from '@exchange-sim/contract';
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { checked } from '../http/checked.js';
import { openEventStream } from '../http/event-stream.js';
import { SwapOrdersService } from '../swap-orders/swap-orders-service.js';
import { AccountChanges } from './account-changes.js';

const { swap } = providerSwapAccountApi;

/** Server-sent events of the public status page of a swap: whoever has its id may follow it. */
@Controller()
export class SwapEventsController {
  constructor(
    @Inject(AccountChanges) readonly changes: AccountChanges,
    @Inject(SwapOrdersService) readonly swaps: SwapOrdersService,
  ) {}

  /** A fresh subscriber gets the present state first. An id nobody knows is 404. */
  @Get('/api/swaps/:swapId/events')
  async events(
    @Param(checked(swap.params, 'path')) { swapId }: { swapId: string },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.swaps.byId(swapId);
    let send: (event: AccountEvent) => void = () => {};
    // one after the other, so that an older state never overtakes a newer one
    let turn = Promise.resolve();
    const tell = () => {
      turn = turn
        .then(async () => send({ type: 'swap', swap: await this.swaps.byId(swapId) }))
        .catch(() => {});
    };
    const unsubscribe = this.changes.subscribe((notice) => notice.swapId === swapId && tell());
    send = openEventStream(reply, unsubscribe);
    tell();
  }
}
