import {
  type OffRampAnswer,
  type OffRampQuery,
  type OffRampQuote,
  type OffRampRejection,
  providerSellApi,
  sellQuote,
} from '@exchange-sim/contract';
import { compareDecimals } from '../amounts/decimal.js';
import { invalidAnswer } from '../provider-client/failures.js';
import type { ProviderClient } from '../provider-client/provider-client.js';
import { ProviderFailure } from '../provider-client/provider-failure.js';
import type { SellCapabilities } from '../providers/sell-capabilities.js';
import type { ProviderRow } from '../registry/provider-row.js';
import type { Registry } from '../registry/registry.js';
import { ineligibility, rejection } from './eligibility.js';
import { isoInstant } from './expiry.js';

/** Slower quotes are dropped; milliseconds on the clock. */
const QUOTE_LIMIT_MS = 5_000;

type Offer = { quote: OffRampQuote } | { rejection: OffRampRejection };

/** Finds who can serve a request and asks all of them for a price at once. */
export class OffRampService {
  constructor(
    readonly registry: Registry,
    readonly capabilities: SellCapabilities,
    readonly client: ProviderClient,
  ) {}

  /** `onOffer` hears of each quote or rejection as soon as it is there; the answer has them all, best quote first. */
  async offers(query: OffRampQuery, onOffer?: (offer: Offer) => void): Promise<OffRampAnswer> {
    const offers = await Promise.all(
      this.registry.of('sell').map(async (row) => {
        const offer = await this.#offer(row, query);
        onOffer?.(offer);
        return offer;
      }),
    );
    const quotes = offers.flatMap((offer) => ('quote' in offer ? [offer.quote] : []));
    return {
      quotes: quotes.sort((a, b) => compareDecimals(b.amountTo, a.amountTo)),
      rejections: offers.flatMap((offer) => ('rejection' in offer ? [offer.rejection] : [])),
    };
  }

  async #offer(row: ProviderRow, query: OffRampQuery): Promise<Offer> {
    const { value: view } = await this.capabilities.get(row);
    const unfit = ineligibility(view, query);
    if (unfit) return { rejection: unfit };
    try {
      return { quote: await this.#quote(row, query) };
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      return { rejection: rejection(view, error.messageKey, error.message, error.details) };
    }
  }

  async #quote(row: ProviderRow, query: OffRampQuery): Promise<OffRampQuote> {
    const { clock } = this.capabilities;
    const call = {
      method: 'GET' as const,
      path: providerSellApi.quote.path,
      aliases: providerSellApi.quote.aliases,
      query: {
        from: query.cryptoCurrency,
        to: query.fiatCurrency,
        'payment-method': query.paymentMethod,
        amount: query.amount,
      },
      schema: sellQuote,
      clause: 'QuoteResponse',
      limitMs: QUOTE_LIMIT_MS,
    };
    const asked = clock.now();
    const quote = await this.client.call(row, call);
    const ms = clock.now() - asked;
    const expiry = isoInstant(quote.expiry);
    if (!expiry) throw invalidAnswer(row, call, 'not an ISO-8601 instant', 'expiry');
    const amountFrom = quote.amountFrom ?? query.amount;
    if (compareDecimals(amountFrom, query.amount) !== 0)
      throw invalidAnswer(row, call, `${amountFrom} instead of the ${query.amount} asked for`, 'amountFrom');
    const { quoteId, amountTo, providerFees, referralFees } = quote;
    const { id: providerId, name: providerName, needsKyc } = row;
    return {
      providerId,
      providerName,
      needsKyc,
      quoteId,
      amountFrom,
      amountTo,
      providerFees,
      referralFees,
      expiry,
      ms,
    };
  }
}
