import type { Clock } from '@exchange-sim/clock';
import { backendSwapApi, type SwapQuoteQuery } from '@exchange-sim/contract';
import { Controller, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { checked } from '../http/checked.js';
import { openEventStream } from '../http/event-stream.js';
import { endHop } from '../http/inbound-hops.js';
import { Serves } from '../http/serves.js';
import { userCountry } from '../http/user-country.js';
import { CLOCK } from '../tokens.js';
import { checkDecimals, SwapQuotesService } from './swap-quotes-service.js';

const { quote } = backendSwapApi;

@Controller()
export class SwapQuotesController {
  constructor(
    @Inject(SwapQuotesService) readonly service: SwapQuotesService,
    @Inject(CLOCK) readonly clock: Clock,
  ) {}

  /** With `Accept: text/event-stream`: events `row` as they come, then `done` with all of them, sorted. */
  @Serves(quote)
  async quotes(
    @Query(checked(quote.query, 'query')) query: SwapQuoteQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    checkDecimals(query.amountFrom, query.from, 'query');
    const wish = { query, country: userCountry(request) };
    if (!request.headers.accept?.includes('text/event-stream')) {
      reply.send(await this.service.quotes(wish));
      return;
    }
    const stream = openEventStream(reply, this.clock, () => {});
    try {
      const rows = await this.service.quotes(wish, (row) => stream.send(row, 'row'));
      endHop(request, { response: rows, status: 200 });
      stream.send(rows, 'done');
    } finally {
      stream.end();
    }
  }
}
