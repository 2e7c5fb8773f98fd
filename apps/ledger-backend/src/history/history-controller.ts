import type { Clock } from '@exchange-sim/clock';
import { backendStatusApi, type HistoryEvent, historyQuery } from '@exchange-sim/contract';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { checked } from '../http/checked.js';
import { openEventStream } from '../http/event-stream.js';
import { Serves } from '../http/serves.js';
import { CLOCK } from '../tokens.js';
import { HistoryService } from './history-service.js';

type HistoryQuery = z.output<typeof historyQuery>;

@Controller()
export class HistoryController {
  constructor(
    @Inject(HistoryService) readonly service: HistoryService,
    @Inject(CLOCK) readonly clock: Clock,
  ) {}

  @Serves(backendStatusApi.history)
  async list(@Query(checked(historyQuery, 'query')) query: HistoryQuery) {
    return { entries: await this.service.list(query) };
  }

  /** Server-sent events: each changed order as a `HistoryEvent`. */
  @Get('/history/stream')
  stream(@Query(checked(historyQuery, 'query')) query: HistoryQuery, @Res() reply: FastifyReply): void {
    const stop = this.service.follow(query, (entry) =>
      stream.send({ type: 'entry', entry } satisfies HistoryEvent),
    );
    const stream = openEventStream(reply, this.clock, stop);
  }
}
