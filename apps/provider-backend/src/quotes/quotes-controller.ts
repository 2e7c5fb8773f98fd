import {
  type BuyQuoteQuery,
  providerBuyApi,
  providerSellApi,
  type SellQuote,
  type SellQuoteQuery,
} from '@exchange-sim/contract';
import { Controller, Inject, Optional, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Misbehaviour } from '../behaviours/misbehaviour.js';
import { BuyQuotesService } from '../buy-quotes/buy-quotes-service.js';
import { ApiKeyGuard } from '../http/api-key-guard.js';
import { read } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import { QuotesService } from './quotes-service.js';

/** As it goes over the wire. */
type BuyQuote = z.input<typeof providerBuyApi.quote.answer>;

/** Quotes as Ledger's backend asks for them, of Buy and Sell under one path: nobody is signed in. */
@Controller()
export class QuotesController {
  constructor(
    @Inject(QuotesService) readonly sell: QuotesService,
    @Inject(Misbehaviour) readonly misbehaviour: Misbehaviour,
    @Inject(ApiKeyGuard) readonly keys: ApiKeyGuard,
    @Optional() @Inject(BuyQuotesService) readonly buy?: BuyQuotesService,
  ) {}

  @Operation(providerSellApi.quote)
  async quote(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SellQuote | BuyQuote | string> {
    const { buy } = this;
    if (!buy || !isBuy(query)) {
      const wish: SellQuoteQuery = read(providerSellApi.quote.query, 'query', query);
      return (await this.misbehaviour.beforeQuote(reply)) ?? this.#sellQuote(wish);
    }
    this.keys.check(request);
    const wish: BuyQuoteQuery = read(providerBuyApi.quote.query, 'query', query);
    return (await this.misbehaviour.beforeQuote(reply)) ?? this.#buyQuote(buy, wish);
  }

  async #sellQuote(query: SellQuoteQuery): Promise<SellQuote> {
    const { id, cryptoAmount, fiatAmount, providerFees, referralFees, expiresAt } = await this.sell.create({
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

  /** Numbers, as the contract wants them: made of exact decimals here and nowhere else. */
  async #buyQuote(buy: BuyQuotesService, query: BuyQuoteQuery): Promise<BuyQuote> {
    const { fiatAmount, cryptoAmount } = await buy.price(query);
    const { from, to } = query;
    return { from, to, fiatAmount: Number(fiatAmount), cryptoAmount: Number(cryptoAmount), dca: false };
  }
}

/** Buy pays with fiat and says the country and the address; Sell does neither. */
const isBuy = ({ from, country, dest }: Record<string, unknown>) =>
  country !== undefined || dest !== undefined || (typeof from === 'string' && /^[A-Za-z]{3}$/.test(from));
