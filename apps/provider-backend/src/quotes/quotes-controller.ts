import type { Clock } from '@exchange-sim/clock';
import {
  type BehaviourParameters,
  ContractError,
  providerSellApi,
  type SellQuote,
  type SellQuoteQuery,
} from '@exchange-sim/contract';
import { Controller, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BehavioursService } from '../behaviours/behaviours-service.js';
import { checked } from '../http/checked.js';
import { Operation } from '../http/operation.js';
import { CLOCK } from '../tokens.js';
import { QuotesService } from './quotes-service.js';

const { quote } = providerSellApi;

const GARBAGE = {
  html: ['text/html', '<html><body><h1>502 Bad Gateway</h1></body></html>'],
  empty: ['application/json', ''],
  'wrong-fields': ['application/json', '{"price":"12,50","currency":"euro"}'],
  'fixed-without-id': [
    'application/json',
    '{"amountTo":"1","providerFees":"0","referralFees":"0","tradeMethod":"fixed"}',
  ],
} as const;

/** Quotes as Ledger's backend asks for them: nobody is signed in. */
@Controller()
export class QuotesController {
  constructor(
    @Inject(QuotesService) readonly quotes: QuotesService,
    @Inject(BehavioursService) readonly behaviours: BehavioursService,
    @Inject(CLOCK) readonly clock: Clock,
  ) {}

  @Operation(quote)
  async quote(
    @Query(checked(quote.query, 'query')) query: SellQuoteQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SellQuote | string> {
    const behaviours = await this.behaviours.all();
    if (behaviours['quote.delay']) await this.clock.sleep(behaviours['quote.delay'].ms);
    if (behaviours['quote.reject']) throw rejected(behaviours['quote.reject'].messageKey);
    if (behaviours['quote.garbage']) {
      const [type, body] = GARBAGE[behaviours['quote.garbage'].body];
      reply.type(type);
      return body;
    }
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

function rejected(messageKey: BehaviourParameters['quote.reject']['messageKey']) {
  const status = messageKey.includes('NOT_FOUND') ? 404 : 451;
  return new ContractError(
    status,
    messageKey,
    'Quotes are refused because the behaviour quote.reject is on.',
    {
      fix: 'Turn it off: PUT /control/behaviours.',
    },
  );
}
