import type { Clock, Random } from '@exchange-sim/clock';
import {
  isSwapQuote,
  type SwapQuoteQuery,
  type SwapQuoteRow,
  type SwapRow,
  type TradeMethod,
} from '@exchange-sim/contract';
import { timedOut } from '../provider-client/failures.js';
import type { ProviderClient } from '../provider-client/provider-client.js';
import { ProviderFailure } from '../provider-client/provider-failure.js';
import { TimeLimit } from '../provider-client/time-limit.js';
import type { ProviderRow } from '../registry/provider-row.js';
import { getCurrency } from '../swap-currencies/ledger-currencies.js';
import type { SwapAssets, SwapOffer } from '../swap-currencies/swap-assets.js';
import type { GivenQuotesRepository } from './given-quotes-repository.js';
import { askForQuote, type ProviderQuote, QUOTE_CALL } from './provider-quote.js';
import { quoteRow } from './quote-row.js';
import { rejectionRow } from './rejection-row.js';
import { remainingRows } from './remaining-rows.js';

/** What a wallet asks for, and where its user is: ISO-3166 alpha-2, when told. */
export interface QuoteRequest {
  query: SwapQuoteQuery;
  country?: string;
}

/** One provider's rows of a list of quotes. */
export class ProviderRows {
  readonly #random: Random;

  constructor(
    readonly assets: SwapAssets,
    readonly client: ProviderClient,
    readonly given: GivenQuotesRepository,
    readonly clock: Clock,
    random: Random,
  ) {
    this.#random = random.fork('swap quotes');
  }

  /**
   * Never rejects for a fault of the provider, and takes 5 s at most. `onRow` hears of a quote by the method that was asked
   * for at once, of the rest when all is known.
   */
  async of(row: ProviderRow, request: QuoteRequest, onRow: (row: SwapRow) => void): Promise<SwapRow[]> {
    const told: SwapRow[] = [];
    const tell = (one: SwapRow) => {
      told.push(one);
      onRow(one);
    };
    const limit = new TimeLimit(this.clock, QUOTE_CALL.limitMs, () => timedOut(row, QUOTE_CALL));
    try {
      const offer = await limit.race(this.#offer(row, request));
      const methods = offer.methods.length ? offer.methods : [undefined];
      const asked = methods.map(async (method) => {
        const answer = await this.#ask(row, request, offer, method, limit);
        const isAsWished = isSwapQuote(answer) && answer.type === method;
        if (isAsWished) tell(answer);
        return isAsWished ? [] : [answer];
      });
      for (const rest of remainingRows((await Promise.all(asked)).flat(), told)) tell(rest);
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      tell(rejectionRow({ row, query: request.query }, error));
    } finally {
      limit.cancel();
    }
    return told;
  }

  /** @throws ProviderFailure for a restricted country, a pair that is not offered, or a provider that lists nothing. */
  async #offer(row: ProviderRow, { query: { from, to }, country }: QuoteRequest): Promise<SwapOffer> {
    if (country && row.swap?.restrictedCountries.includes(country))
      throw new ProviderFailure(451, 'REGION_RESTRICTED_ERROR', `${row.name} is not offered in ${country}.`);
    return this.assets.offer(row, from, to);
  }

  async #ask(
    row: ProviderRow,
    { query, country }: QuoteRequest,
    offer: SwapOffer,
    method: TradeMethod | undefined,
    limit: TimeLimit,
  ): Promise<SwapRow> {
    try {
      const wish = { offer, method, amount: query.amountFrom, country };
      const asked = this.clock.now();
      const answer = await limit.race(askForQuote(this.client, row, wish));
      return await this.#keep(row, query, answer, this.clock.now() - asked);
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      return rejectionRow({ row, query, offer, method }, error);
    }
  }

  /** Remembers the quote before anybody can accept it. */
  async #keep(
    row: ProviderRow,
    query: SwapQuoteQuery,
    { quote, expiry }: ProviderQuote,
    ms: number,
  ): Promise<SwapQuoteRow> {
    const key = `${row.id}.${quote.tradeMethod}.${quote.quoteId ?? this.#random.uuid()}`;
    await this.given.keep({
      providerId: row.id,
      key,
      quoteId: quote.quoteId,
      tradeMethod: quote.tradeMethod,
      fromCurrency: query.from,
      toCurrency: query.to,
      amountFrom: query.amountFrom,
      amountTo: quote.amountTo,
      expiresAt: expiry === undefined ? undefined : new Date(expiry),
      createdAt: new Date(this.clock.now()),
    });
    return quoteRow({ row, query, quote, expiry, key, to: getCurrency(query.to, 'to'), ms });
  }
}
