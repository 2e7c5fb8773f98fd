import type { Clock } from '@exchange-sim/clock';
import {
  backendAggregationApi,
  type LiveAppQuery,
  type OffRampQuery,
  type OffRampQuote,
} from '@exchange-sim/contract';
import { Controller, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { checked } from '../http/checked.js';
import { Serves } from '../http/serves.js';
import { sendOffers } from '../ramps/send-offers.js';
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

  @Serves(offRamp)
  offers(
    @Query(checked(offRamp.query, 'query')) query: OffRampQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answering = { request, reply, clock: this.clock };
    return sendOffers<OffRampQuote>(answering, (onOffer) => this.service.offers(query, onOffer));
  }

  @Serves(liveApp)
  open(@Query(checked(liveApp.query, 'query')) query: LiveAppQuery) {
    return this.liveApps.open(query);
  }
}
