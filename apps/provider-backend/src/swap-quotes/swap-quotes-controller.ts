import type { Clock } from '@exchange-sim/clock';
import { providerSwapApi, type SwapQuote, type SwapQuoteRequest } from '@exchange-sim/contract';
import { Body, Controller, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Misbehaviour } from '../behaviours/misbehaviour.js';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import { SWAP_ASSETS } from '../market/swap-assets.js';
import { CLOCK } from '../tokens.js';
import { swapQuoteAnswer } from './swap-quote-view.js';
import { pairOf, SwapQuotesService } from './swap-quotes-service.js';

const { quote } = providerSwapApi;

/** Quotes as Ledger's backend asks for them: nobody is signed in. */
@Controller()
export class SwapQuotesController {
  constructor(
    @Inject(SwapQuotesService) readonly quotes: SwapQuotesService,
    @Inject(Misbehaviour) readonly misbehaviour: Misbehaviour,
    @Inject(CLOCK) readonly clock: Clock,
  ) {}

  @Operation(quote)
  async quote(
    @Body(checked(quote.body, 'body')) request: SwapQuoteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SwapQuote | string> {
    const instead = await this.misbehaviour.beforeQuote(reply);
    const { slowMs } = this.quotes.profile.swap;
    if (slowMs > 0) await this.clock.sleep(slowMs);
    if (instead !== undefined) return instead;
    const pair = pairOf(SWAP_ASSETS, ({ listed }) => listed.id, request);
    const wish = { ...pair, amountFrom: request.amount };
    return swapQuoteAnswer(await this.quotes.create(wish, request.tradeMethod));
  }
}
