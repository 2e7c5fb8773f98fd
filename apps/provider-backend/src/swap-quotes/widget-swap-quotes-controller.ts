import { providerSwapAccountApi, type SwapQuoteView, type TradeMethod } from '@exchange-sim/contract';
import { Body, Controller, Inject, Param, UseGuards } from '@nestjs/common';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import { SWAP_ASSETS } from '../market/swap-assets.js';
import type { Account } from '../users/accounts-repository.js';
import { SessionGuard, SignedIn } from '../users/session-guard.js';
import { swapQuoteView } from './swap-quote-view.js';
import { pairOf, SwapQuotesService } from './swap-quotes-service.js';

const { newQuote, quote, claimQuote } = providerSwapAccountApi;
interface QuoteParams {
  quoteId: string;
}
interface QuoteWish {
  from: string;
  to: string;
  amountFrom: string;
  tradeMethod: TradeMethod;
}

/** Quotes of swaps as the widget shows and claims them. Looking at one needs no sign-in. */
@Controller()
export class WidgetSwapQuotesController {
  constructor(@Inject(SwapQuotesService) readonly quotes: SwapQuotesService) {}

  @Operation(newQuote)
  async newQuote(@Body(checked(newQuote.body, 'body')) wish: QuoteWish): Promise<SwapQuoteView> {
    const pair = pairOf(SWAP_ASSETS, ({ ledgerId }) => ledgerId, wish);
    return swapQuoteView(
      await this.quotes.create({ ...pair, amountFrom: wish.amountFrom }, wish.tradeMethod),
    );
  }

  @Operation(quote)
  async quote(@Param(checked(quote.params, 'path')) { quoteId }: QuoteParams): Promise<SwapQuoteView> {
    return swapQuoteView(await this.quotes.valid(quoteId));
  }

  @Operation(claimQuote)
  @UseGuards(SessionGuard)
  async claim(
    @SignedIn() account: Account,
    @Param(checked(claimQuote.params, 'path')) { quoteId }: QuoteParams,
  ): Promise<SwapQuoteView> {
    return swapQuoteView(await this.quotes.claim(account, quoteId));
  }
}
