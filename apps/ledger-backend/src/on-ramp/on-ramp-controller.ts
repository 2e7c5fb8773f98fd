import type { Clock } from '@exchange-sim/clock';
import { backendBuyApi, type OnRampQuery, type OnRampQuote } from '@exchange-sim/contract';
import { Controller, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { checked } from '../http/checked.js';
import { Serves } from '../http/serves.js';
import { sendOffers } from '../ramps/send-offers.js';
import { CLOCK } from '../tokens.js';
import { OnRampService } from './on-ramp-service.js';

const { onRamp } = backendBuyApi;

@Controller()
export class OnRampController {
  constructor(
    @Inject(OnRampService) readonly service: OnRampService,
    @Inject(CLOCK) readonly clock: Clock,
  ) {}

  @Serves(onRamp)
  offers(
    @Query(checked(onRamp.query, 'query')) query: OnRampQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answering = { request, reply, clock: this.clock };
    return sendOffers<OnRampQuote>(answering, (onOffer) => this.service.offers(query, onOffer));
  }
}
