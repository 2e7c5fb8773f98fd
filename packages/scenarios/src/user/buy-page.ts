import { randomUUID } from 'node:crypto';
import {
  backendAggregationApi,
  backendBuyApi,
  type OnRampAnswer,
  type WalletAccount,
  walletApi,
} from '@exchange-sim/contract';
import type { Stack } from '@exchange-sim/stack';
import type { Offers, PurchaseWish } from '../play.js';
import { call } from '../wire.js';
import type { HopTeller } from './hop-teller.js';
import type { LiveApp } from './live-app.js';

interface Entered extends PurchaseWish {
  to: WalletAccount;
}

/** The wallet’s Buy pages, without their looks. */
export class BuyPage {
  readonly #urls: Stack['urls'];
  readonly #hops: HopTeller;
  #entered: Entered | undefined;
  #answer: OnRampAnswer | undefined;

  constructor({ urls }: Pick<Stack, 'urls'>, hops: HopTeller) {
    this.#urls = urls;
    this.#hops = hops;
  }

  async open(): Promise<void> {
    this.#hops.userAct('open buy');
    await call(this.#urls.ledgerBackend, backendAggregationApi.providers, { query: { product: 'buy' } });
  }

  async enter(wish: PurchaseWish): Promise<void> {
    const { accounts } = await call(this.#urls.wallet, walletApi.accounts);
    const to = accounts.find(({ name }) => name === wish.account);
    if (!to) throw new Error(`The wallet has no account "${wish.account}".`);
    this.#entered = { ...wish, to };
    const hops = this.#hops;
    hops.userAct('enter amount', { account: to.id, to: to.currency, ...this.#amount });
    hops.moment('wallet', 'user', 'ui', 'validate input');
    hops.userAct('proceed');
    hops.moment('wallet', 'user', 'ui', 'show countries and methods');
    hops.userAct('choose country and method', { country: wish.country, method: wish.paymentMethod });
  }

  async askOffers(): Promise<Offers> {
    const answer = await call(this.#urls.ledgerBackend, backendBuyApi.onRamp, {
      query: { ...this.#query, ...this.#amount },
    });
    this.#answer = answer;
    return {
      offers: answer.quotes.map(({ providerId, cryptoAmount }) => ({
        provider: providerId,
        amountTo: cryptoAmount,
      })),
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
    const ledgerTransactionId = randomUUID();
    this.#hops.userAct('choose provider', { provider, ledgerTransactionId });
    const { url, manifest } = await call(this.#urls.ledgerBackend, backendBuyApi.liveApp, {
      body: {
        ...this.#query,
        fiatAmount: quote.fiatAmount,
        cryptoAmount: quote.cryptoAmount,
        providerId: provider,
        accountId: this.#purchase.to.id,
        ledgerTransactionId,
      },
    });
    this.#hops.moment('wallet', 'provider-widget', 'ui', 'redirect', { url, ledgerTransactionId });
    return { provider, url, manifest };
  }

  get #purchase(): Entered {
    if (!this.#entered) throw new Error('Nothing is entered: the steps call user.entersPurchase() first.');
    return this.#entered;
  }

  get #amount(): Record<string, string> {
    const { amount } = this.#purchase;
    return 'fiat' in amount ? { fiatAmount: amount.fiat } : { cryptoAmount: amount.crypto };
  }

  get #query(): Record<string, string> {
    const { to, fiatCurrency, country, paymentMethod } = this.#purchase;
    return { cryptoCurrency: to.currency, fiatCurrency, country, paymentMethod, address: to.address };
  }
}
