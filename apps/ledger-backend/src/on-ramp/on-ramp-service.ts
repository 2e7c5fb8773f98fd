import type { BuyQuote, OnRampAnswer, OnRampQuery, OnRampQuote, ProviderView } from '@exchange-sim/contract';
import { compareDecimals } from '../amounts/decimal.js';
import { timedOut } from '../provider-client/failures.js';
import type { ProviderClient } from '../provider-client/provider-client.js';
import { TimeLimit } from '../provider-client/time-limit.js';
import type { BuyCapabilities } from '../providers/ramp-capabilities.js';
import { askAll, type Offer } from '../ramps/ask-all.js';
import type { ProviderRow } from '../registry/provider-row.js';
import type { Registry } from '../registry/registry.js';
import { askForQuote, QUOTE_CALL } from './buy-quote.js';
import { ineligibility } from './eligibility.js';
import { quoteForCoins } from './quote-for-coins.js';

/** Finds who can serve a purchase and asks all of them for a price at once. */
export class OnRampService {
  constructor(
    readonly registry: Registry,
    readonly capabilities: BuyCapabilities,
    readonly client: ProviderClient,
  ) {}

  /**
   * `onOffer` hears of each quote or rejection as soon as it is there; the answer has them all, best quote first: the most
   * coins, or for an amount of coins the least money.
   */
  async offers(query: OnRampQuery, onOffer?: (offer: Offer<OnRampQuote>) => void): Promise<OnRampAnswer> {
    const { quotes, rejections } = await askAll(this.registry.of('buy'), {
      capabilities: this.capabilities,
      ineligibility: (view) => ineligibility(view, query),
      quote: (row, view) => this.#quote(row, view, query),
      onOffer,
    });
    const best = (a: OnRampQuote, b: OnRampQuote) =>
      (query.cryptoAmount === undefined ? 0 : compareDecimals(a.fiatAmount, b.fiatAmount)) ||
      compareDecimals(b.cryptoAmount, a.cryptoAmount);
    return { quotes: quotes.sort(best), rejections };
  }

  async #quote(row: ProviderRow, view: ProviderView, query: OnRampQuery): Promise<OnRampQuote> {
    const { clock } = this.capabilities;
    const asked = clock.now();
    // Of all questions together, when more than one is needed.
    const limit = new TimeLimit(clock, QUOTE_CALL.limitMs, () => timedOut(row, QUOTE_CALL));
    try {
      const { fiatAmount, cryptoAmount, dca = false } = await limit.race(this.#price(row, view, query));
      const { id: providerId, name: providerName, needsKyc } = row;
      const ms = clock.now() - asked;
      return { providerId, providerName, needsKyc, fiatAmount, cryptoAmount, dca, ms };
    } finally {
      limit.cancel();
    }
  }

  async #price(row: ProviderRow, view: ProviderView, query: OnRampQuery): Promise<BuyQuote> {
    const ask = (fiatAmount: string) => askForQuote(this.client, row, query, fiatAmount);
    const { fiatAmount, cryptoAmount = '0', fiatCurrency, cryptoCurrency } = query;
    return fiatAmount === undefined
      ? quoteForCoins(view, { fiatCurrency, cryptoCurrency, cryptoAmount }, ask)
      : ask(fiatAmount);
  }
}
