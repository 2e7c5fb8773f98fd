import {
  backendAggregationApi,
  type OffRampAnswer,
  type WalletAccount,
  walletApi,
} from '@exchange-sim/contract';
import type { Stack } from '@exchange-sim/stack';
import type { Offers, SaleWish } from '../play.js';
import { call } from '../wire.js';
import type { HopTeller } from './hop-teller.js';
import type { LiveApp } from './live-app.js';

interface Entered extends SaleWish {
  from: WalletAccount;
}

/** The wallet’s Sell pages, without their looks. */
export class SellPage {
  readonly #urls: Stack['urls'];
  readonly #hops: HopTeller;
  #entered: Entered | undefined;
  #answer: OffRampAnswer | undefined;

  constructor({ urls }: Pick<Stack, 'urls'>, hops: HopTeller) {
    this.#urls = urls;
    this.#hops = hops;
  }

  async open(): Promise<void> {
    this.#hops.userAct('open sell');
    await call(this.#urls.ledgerBackend, backendAggregationApi.providers, { query: { product: 'sell' } });
  }

  async enter(wish: SaleWish): Promise<void> {
    const { accounts } = await call(this.#urls.wallet, walletApi.accounts);
    const from = accounts.find(({ name }) => name === wish.account);
    if (!from) throw new Error(`The wallet has no account "${wish.account}".`);
    this.#entered = { ...wish, from };
    const hops = this.#hops;
    hops.userAct('enter amount', { account: from.id, from: from.currency, amount: wish.amountWhole });
    hops.moment('wallet', 'user', 'ui', 'validate input');
    hops.userAct('proceed');
    hops.moment('wallet', 'user', 'ui', 'show countries and methods');
    hops.userAct('choose country and method', { country: wish.country, method: wish.paymentMethod });
  }

  async askOffers(): Promise<Offers> {
    const answer = await call(this.#urls.ledgerBackend, backendAggregationApi.offRamp, {
      query: this.#query,
    });
    this.#answer = answer;
    return {
      offers: answer.quotes.map(({ providerId, amountTo }) => ({ provider: providerId, amountTo })),
      refusals: answer.rejections.map(({ providerId, messageKey, message }) => ({
        provider: providerId,
        messageKey,
        message,
      })),
    };
  }

  async choose(provider: string): Promise<LiveApp> {
    const quote = this.#answer?.quotes.find(({ providerId }) => providerId === provider);
    if (!quote) throw new Error(`${provider} has made no offer to choose.`);
    const { quoteId } = quote;
    this.#hops.userAct('choose provider', { provider, quoteId });
    const { url, manifest } = await call(this.#urls.ledgerBackend, backendAggregationApi.liveApp, {
      query: { ...this.#query, providerId: provider, quoteId, accountId: this.#sale.from.id },
    });
    this.#hops.moment('wallet', 'provider-widget', 'ui', 'redirect', { url });
    return { provider, url, manifest };
  }

  get #sale(): Entered {
    if (!this.#entered) throw new Error('Nothing is entered: the steps call user.entersSale() first.');
    return this.#entered;
  }

  get #query(): Record<string, string> {
    const { from, fiatCurrency, amountWhole, country, paymentMethod } = this.#sale;
    return { cryptoCurrency: from.currency, fiatCurrency, amount: amountWhole, country, paymentMethod };
  }
}
