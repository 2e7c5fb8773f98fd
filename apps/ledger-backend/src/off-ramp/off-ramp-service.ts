import {
  type OffRampAnswer,
  type OffRampQuery,
  type OffRampQuote,
  type OffRampRejection,
  providerSellApi,
  sellQuote,
} from '@exchange-sim/contract';
import { invalidAnswer } from '../provider-client/failures.js';
import type { ProviderClient } from '../provider-client/provider-client.js';
import { ProviderFailure } from '../provider-client/provider-failure.js';
import type { CachedProvider } from '../providers/capabilities-cache.js';
import type { ProvidersService } from '../providers/providers-service.js';
import { compareDecimals } from './decimal.js';
import { ineligibility, rejection } from './eligibility.js';
import { isoInstant } from './expiry.js';

/** Slower quotes are dropped; milliseconds on the clock. */
const QUOTE_LIMIT_MS = 5_000;

type Offer = { quote: OffRampQuote } | { rejection: OffRampRejection };

/** Finds who can serve a request and asks all of them for a price at once. */
export class OffRampService {
  constructor(
    readonly providers: ProvidersService,
    readonly client: ProviderClient,
  ) {}

  /** `onOffer` hears of each quote or rejection as soon as it is there; the answer has them all, best quote first. */
  async offers(query: OffRampQuery, onOffer?: (offer: Offer) => void): Promise<OffRampAnswer> {
    const cache = this.providers.cache;
    const offers = await Promise.all(
      this.providers.registry.rows.map(async (row) => {
        const offer = await this.#offer(await cache.get(row), query);
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

  async #offer(provider: CachedProvider, query: OffRampQuery): Promise<Offer> {
    const unfit = ineligibility(provider.view, query);
    if (unfit) return { rejection: unfit };
    try {
      return { quote: await this.#quote(provider, query) };
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      return { rejection: rejection(provider.view, error.messageKey, error.message, error.details) };
    }
  }

  async #quote({ row }: CachedProvider, query: OffRampQuery): Promise<OffRampQuote> {
    const clock = this.providers.cache.clock;
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
