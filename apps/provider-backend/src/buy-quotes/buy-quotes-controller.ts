import { type BuyQuoteRequest, type BuyQuoteView, providerBuyAccountApi } from '@exchange-sim/contract';
import { Body, Controller, Inject, UseGuards } from '@nestjs/common';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import type { Account } from '../users/accounts-repository.js';
import { SessionGuard, SignedIn } from '../users/session-guard.js';
import { buyQuoteView } from './buy-quote-view.js';
import { BuyQuotesService } from './buy-quotes-service.js';

const { newQuote } = providerBuyAccountApi;

/** Prices as the widget's user gets them. */
@Controller()
@UseGuards(SessionGuard)
export class BuyQuotesController {
  constructor(@Inject(BuyQuotesService) readonly quotes: BuyQuotesService) {}

  @Operation(newQuote)
  async newQuote(
    @SignedIn() account: Account,
    @Body(checked(newQuote.body, 'body')) request: BuyQuoteRequest,
  ): Promise<BuyQuoteView> {
    return buyQuoteView(await this.quotes.create(account, request));
  }
}
