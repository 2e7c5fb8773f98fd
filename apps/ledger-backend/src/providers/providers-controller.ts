import { backendAggregationApi, type Product } from '@exchange-sim/contract';
import { Controller, Header, Inject, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { checked } from '../http/checked.js';
import { noteAnswer } from '../http/inbound-hops.js';
import { Serves } from '../http/serves.js';
import { ProvidersService } from './providers-service.js';

const { providers } = backendAggregationApi;

@Controller()
export class ProvidersController {
  constructor(@Inject(ProvidersService) readonly service: ProvidersService) {}

  @Serves(providers)
  @Header('content-type', 'application/json; charset=utf-8')
  async list(
    @Query(checked(providers.query, 'query')) { product }: { product: Product },
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const { answer, text } = await this.service.list(product);
    noteAnswer(request, answer);
    return text;
  }
}
