import { providerSellApi, type SellQuote, type SellQuoteQuery } from '@exchange-sim/contract';
import { Controller, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Misbehaviour } from '../behaviours/misbehaviour.js';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import { QuotesService } from './quotes-service.js';

const { quote } = providerSellApi;

/** Quotes as Ledger's backend asks for them: nobody is signed in. */
@Controller()
export class QuotesController {
  constructor(
    @Inject(QuotesService) readonly quotes: QuotesService,
    @Inject(Misbehaviour) readonly misbehaviour: Misbehaviour,
  ) {}

  @Operation(quote)
  async quote(
    @Query(checked(quote.query, 'query')) query: SellQuoteQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SellQuote | string> {
    const instead = await this.misbehaviour.beforeQuote(reply);
    if (instead !== undefined) return instead;
    const { id, cryptoAmount, fiatAmount, providerFees, referralFees, expiresAt } = await this.quotes.create({
      cryptoCurrency: query.from,
      fiatCurrency: query.to,
      cryptoAmount: query.amount,
      paymentMethod: query['payment-method'],
    });
    return {
      quoteId: id,
      amountFrom: cryptoAmount,
      amountTo: fiatAmount,
      providerFees,
      referralFees,
      expiry: new Date(expiresAt).toISOString(),
    };
  }
}
