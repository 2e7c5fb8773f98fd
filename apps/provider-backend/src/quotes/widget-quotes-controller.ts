import { providerAccountApi, type QuoteView } from '@exchange-sim/contract';
import { Body, Controller, Inject, Param, UseGuards } from '@nestjs/common';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import type { Account } from '../users/accounts-repository.js';
import { SessionGuard, SignedIn } from '../users/session-guard.js';
import type { Wish } from './pricing.js';
import { quoteView } from './quote-view.js';
import { QuotesService } from './quotes-service.js';

const { newQuote, quote, claimQuote } = providerAccountApi;
interface QuoteParams {
  quoteId: string;
}

/** Quotes as the widget's user sees and claims them. */
@Controller()
@UseGuards(SessionGuard)
export class WidgetQuotesController {
  constructor(@Inject(QuotesService) readonly quotes: QuotesService) {}

  @Operation(newQuote)
  async newQuote(@Body(checked(newQuote.body, 'body')) wish: Wish): Promise<QuoteView> {
    return quoteView(await this.quotes.create(wish));
  }

  @Operation(quote)
  async quote(
    @SignedIn() account: Account,
    @Param(checked(quote.params, 'path')) { quoteId }: QuoteParams,
  ): Promise<QuoteView> {
    return quoteView(await this.quotes.validFor(account, quoteId));
  }

  @Operation(claimQuote)
  async claim(
    @SignedIn() account: Account,
    @Param(checked(claimQuote.params, 'path')) { quoteId }: QuoteParams,
  ): Promise<QuoteView> {
    return quoteView(await this.quotes.claim(account, quoteId));
  }
}
