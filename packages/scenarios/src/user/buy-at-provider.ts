import {
  type BuyOrderView,
  type BuyQuoteView,
  buyLiveAppParameters,
  type CardOutcome,
  providerBuyAccountApi,
  TEST_CARDS,
} from '@exchange-sim/contract';
import type { Stack } from '@exchange-sim/stack';
import { call } from '../wire.js';
import type { HopTeller } from './hop-teller.js';
import type { LiveApp, ProviderPage } from './live-app.js';
import type { ProviderSession } from './provider-session.js';

/** The provider’s Buy page: review, order, payment. */
export class BuyAtProvider implements Pick<ProviderPage, 'review'> {
  readonly #url: string;
  readonly #hops: HopTeller;
  readonly #session: ProviderSession;
  readonly #parameters: ReturnType<typeof buyLiveAppParameters.parse>;
  #quote: BuyQuoteView | undefined;
  #order: BuyOrderView | undefined;

  constructor({ urls }: Pick<Stack, 'urls'>, hops: HopTeller, session: ProviderSession, liveApp: LiveApp) {
    this.#url = urls.providerBackend;
    this.#hops = hops;
    this.#session = session;
    this.#parameters = buyLiveAppParameters.parse(Object.fromEntries(new URL(liveApp.url).searchParams));
  }

  async review(): Promise<void> {
    await this.#session.requireVerified();
    const {
      cryptoCurrency,
      fiatCurrency,
      fiatAmount,
      paymentMethod,
      bankResidency = 'FR',
    } = this.#parameters;
    this.#quote = await call(this.#url, providerBuyAccountApi.newQuote, {
      body: { cryptoCurrency, fiatCurrency, fiatAmount, paymentMethod, country: bankResidency },
      ...this.#session.token,
    });
    this.#hops.moment('user', 'provider-widget', 'ui', 'review transaction', {
      quoteId: this.#quote.quoteId,
      ...this.#ledgerTransactionId,
    });
  }

  async payByCard(outcome: CardOutcome): Promise<string> {
    const card = TEST_CARDS.find((known) => known.outcome === outcome);
    if (!card) throw new Error(`There is no test card that is ${outcome}.`);
    return this.#pay(providerBuyAccountApi.payByCard, {
      number: card.number,
      expiry: '12/30',
      cvc: '123',
      holder: 'Alice Martin',
    });
  }

  async answerChallenge(code: string): Promise<string> {
    return this.#send(providerBuyAccountApi.answerChallenge, { code });
  }

  async sendTransfer(): Promise<void> {
    await this.#pay(providerBuyAccountApi.announceTransfer);
  }

  /** Orders first, unless that is done. */
  async #pay(operation: Payment, body?: object): Promise<string> {
    this.#order ??= await this.#ordered();
    this.#hops.moment('user', 'provider-widget', 'ui', 'pay', { orderId: this.#order.orderId });
    return this.#send(operation, body);
  }

  /** Where the payment then stands, with the bank’s words when it says no. */
  async #send(operation: Payment, body?: object): Promise<string> {
    if (!this.#order) throw new Error('Nothing is ordered: the steps pay first.');
    const { payment } = await call(this.#url, operation, {
      params: { orderId: this.#order.orderId },
      ...(body && { body }),
      ...this.#session.token,
    });
    return [payment.state, payment.reason].filter(Boolean).join(': ');
  }

  async #ordered(): Promise<BuyOrderView> {
    if (!this.#quote) throw new Error('Nothing is under review: the steps call user.reviews() first.');
    return call(this.#url, providerBuyAccountApi.order, {
      body: {
        quoteId: this.#quote.quoteId,
        address: this.#parameters.accountAddress,
        ...this.#ledgerTransactionId,
      },
      ...this.#session.token,
    });
  }

  get #ledgerTransactionId() {
    const { ledgerTransactionId } = this.#parameters;
    return ledgerTransactionId ? { ledgerTransactionId } : {};
  }
}

type Payment =
  | typeof providerBuyAccountApi.payByCard
  | typeof providerBuyAccountApi.answerChallenge
  | typeof providerBuyAccountApi.announceTransfer;
