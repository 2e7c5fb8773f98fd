import {
  type OffRampAnswer,
  type OffRampQuery,
  type OffRampQuote,
  providerSellApi,
  sellQuote,
} from '@exchange-sim/contract';
import { compareDecimals } from '../amounts/decimal.js';
import { invalidAnswer } from '../provider-client/failures.js';
import type { ProviderClient } from '../provider-client/provider-client.js';
import type { SellCapabilities } from '../providers/ramp-capabilities.js';
import { askAll, type Offer } from '../ramps/ask-all.js';
import type { ProviderRow } from '../registry/provider-row.js';
import type { Registry } from '../registry/registry.js';
import { ineligibility } from './eligibility.js';
import { isoInstant } from './expiry.js';

/** Slower quotes are dropped; milliseconds on the clock. */
const QUOTE_LIMIT_MS = 5_000;

/** Finds who can serve a request and asks all of them for a price at once. */
export class OffRampService {
  constructor(
    readonly registry: Registry,
    readonly capabilities: SellCapabilities,
    readonly client: ProviderClient,
  ) {}

  /** `onOffer` hears of each quote or rejection as soon as it is there; the answer has them all, best quote first. */
  async offers(query: OffRampQuery, onOffer?: (offer: Offer<OffRampQuote>) => void): Promise<OffRampAnswer> {
    const { quotes, rejections } = await askAll(this.registry.of('sell'), {
      capabilities: this.capabilities,
      ineligibility: (view) => ineligibility(view, query),
      quote: (row) => this.#quote(row, query),
      onOffer,
    });
    return { quotes: quotes.sort((a, b) => compareDecimals(b.amountTo, a.amountTo)), rejections };
  }

  async #quote(row: ProviderRow, query: OffRampQuery): Promise<OffRampQuote> {
    const { clock } = this.capabilities;
    const call = {
      product: 'sell' as const,
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
