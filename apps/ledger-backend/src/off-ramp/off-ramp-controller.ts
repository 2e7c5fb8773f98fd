import type { Clock } from '@exchange-sim/clock';
import { backendAggregationApi, type LiveAppQuery, type OffRampQuery } from '@exchange-sim/contract';
import { Controller, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { checked } from '../http/checked.js';
import { openEventStream } from '../http/event-stream.js';
import { endHop } from '../http/inbound-hops.js';
import { Serves } from '../http/serves.js';
import { CLOCK } from '../tokens.js';
import { LiveAppService } from './live-app-service.js';
import { OffRampService } from './off-ramp-service.js';

const { offRamp, liveApp } = backendAggregationApi;

@Controller()
export class OffRampController {
  constructor(
    @Inject(OffRampService) readonly service: OffRampService,
    @Inject(LiveAppService) readonly liveApps: LiveAppService,
    @Inject(CLOCK) readonly clock: Clock,
  ) {}

  /** With `Accept: text/event-stream`: events `quote` and `rejection` as they come, then `done` with the sorted answer. */
  @Serves(offRamp)
  async offers(
    @Query(checked(offRamp.query, 'query')) query: OffRampQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!request.headers.accept?.includes('text/event-stream')) {
      reply.send(await this.service.offers(query));
      return;
    }
    const stream = openEventStream(reply, this.clock, () => {});
    try {
      const answer = await this.service.offers(query, (offer) => {
        if ('quote' in offer) stream.send(offer.quote, 'quote');
        else stream.send(offer.rejection, 'rejection');
      });
      endHop(request, { response: answer, status: 200 });
      stream.send(answer, 'done');
    } finally {
      stream.end();
    }
  }

  @Serves(liveApp)
  open(@Query(checked(liveApp.query, 'query')) query: LiveAppQuery) {
    return this.liveApps.open(query);
  }
}
