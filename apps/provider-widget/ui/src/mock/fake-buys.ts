import {
  type BuyOrderView,
  type BuyQuoteRequest,
  type BuyQuoteView,
  type CardPayment,
  ContractError,
  type NewBuyOrder,
  providerBuyAccountApi,
  TEST_CARDS,
  TEST_CHALLENGE_CODE,
  type WidgetConfig,
} from '@exchange-sim/contract';
import type { RequestHandler } from 'msw';
import { type Caller, handlerOf } from './endpoint-handler.js';
import type { FakeAccounts } from './fake-accounts.js';

const QUOTE_LIFE_MS = 60_000;
const TICKERS: Record<string, string> = { ethereum: 'ETH', bitcoin: 'BTC' };
const TRANSFERS = ['sepa', 'bank', 'fasterpayments'];
const TRANSFER = { iban: 'FR7630006000011234567890189', beneficiary: 'Northgate Pay SAS' };

/** What the purchases share with the rest of the mock provider. */
interface Surroundings {
  config: WidgetConfig;
  accounts: FakeAccounts;
  /** Present time, milliseconds since the Unix epoch. */
  clockMs: number;
  tellBuy(buy: BuyOrderView): void;
}

/** The Buy half of the mock provider. */
export class FakeBuys {
  readonly quotes = new Map<string, BuyQuoteView>();
  readonly orders = new Map<string, BuyOrderView>();
  /** Fiat for one whole unit; a new quote takes it as it is then. */
  rate = 2500;
  /** Called before a price or a list is answered; may throw a ContractError. */
  onQuote: () => void = () => {};
  onList: () => void = () => {};

  constructor(readonly provider: Surroundings) {}

  /** Changes a purchase as the backend would, and tells the open pages. */
  change(orderId: string, change: Partial<BuyOrderView>): BuyOrderView {
    const updatedAt = new Date(this.provider.clockMs).toISOString();
    const buy = { ...this.#order(orderId), ...change, updatedAt };
    this.orders.set(orderId, buy);
    this.provider.tellBuy(buy);
    return buy;
  }

  /** Changes how a purchase is being paid. */
  changePayment(orderId: string, payment: Partial<BuyOrderView['payment']>): BuyOrderView {
    return this.change(orderId, { payment: { ...this.#order(orderId).payment, ...payment } });
  }

  handlers(): RequestHandler[] {
    const { config, accounts } = this.provider;
    const { providerApiUrl: provider } = config;
    const api = providerBuyAccountApi;
    const own =
      <R>(work: (received: R) => BuyOrderView) =>
      (received: R & { from: Caller }) => {
        accounts.of(received.from);
        return work(received);
      };
    return [
      handlerOf(provider, api.newQuote, ({ from, body }) => {
        accounts.of(from);
        this.onQuote();
        return this.#quote(body);
      }),
      handlerOf(provider, api.order, ({ from, body }) => {
        if (accounts.of(from).kyc !== 'approved')
          throw new ContractError(403, 'KYC_REQUIRED_ERROR', 'Your identity must be verified first.');
        return this.#newOrder(body);
      }),
      handlerOf(
        provider,
        api.payByCard,
        own(({ params, body }) => this.#charge(this.#unpaid(params.orderId), body)),
      ),
      handlerOf(
        provider,
        api.answerChallenge,
        own(({ params, body }) =>
          this.changePayment(
            params.orderId,
            body.code === TEST_CHALLENGE_CODE
              ? { state: 'paid', reason: undefined }
              : { state: 'declined', reason: 'The code was wrong.' },
          ),
        ),
      ),
      handlerOf(
        provider,
        api.announceTransfer,
        own(({ params }) => this.changePayment(this.#unpaid(params.orderId).orderId, { state: 'pending' })),
      ),
      handlerOf(provider, api.orders, ({ from }) => {
        accounts.of(from);
        this.onList();
        return [...this.orders.values()].reverse();
      }),
      handlerOf(
        provider,
        api.orderView,
        own(({ params }) => this.#order(params.orderId)),
      ),
    ].flat();
  }

  #quote({ cryptoCurrency, fiatCurrency, fiatAmount = '0', paymentMethod, country }: BuyQuoteRequest) {
    const paid = Number(fiatAmount);
    const quote: BuyQuoteView = {
      quoteId: `bq-${this.quotes.size + 1}`,
      cryptoCurrency,
      cryptoTicker: TICKERS[cryptoCurrency] ?? cryptoCurrency,
      fiatCurrency,
      fiatAmount,
      cryptoAmount: String(Number(((paid * 0.97) / this.rate).toFixed(8))),
      rate: this.rate.toFixed(2),
      providerFees: (paid * 0.02).toFixed(2),
      referralFees: (paid * 0.005).toFixed(2),
      networkFees: (paid * 0.005).toFixed(2),
      paymentMethod,
      country,
      expiry: new Date(this.provider.clockMs + QUOTE_LIFE_MS).toISOString(),
    };
    this.quotes.set(quote.quoteId, quote);
    return quote;
  }

  #newOrder({ quoteId, address, ledgerTransactionId }: NewBuyOrder): BuyOrderView {
    const quote = this.quotes.get(quoteId);
    if (!quote) throw new ContractError(404, 'BUY_QUOTE_NOT_FOUND_ERROR', `There is no quote ${quoteId}.`);
    this.#checkTime(quote);
    const { rate, expiry, country, paymentMethod: method, ...amounts } = quote;
    const orderId = `buy-${this.orders.size + 1}`;
    const at = new Date(this.provider.clockMs).toISOString();
    const order: BuyOrderView = {
      ...amounts,
      orderId,
      ...(ledgerTransactionId && { ledgerTransactionId }),
      state: 'pending',
      payment: {
        method,
        state: 'awaiting',
        ...(TRANSFERS.includes(method) && { transfer: { ...TRANSFER, reference: `NG-${orderId}` } }),
      },
      address,
      createdAt: at,
      updatedAt: at,
    };
    this.orders.set(orderId, order);
    return order;
  }

  #charge({ orderId }: BuyOrderView, { number }: CardPayment): BuyOrderView {
    const known = TEST_CARDS.find((card) => card.number === number);
    if (!known)
      throw new ContractError(400, 'CARD_NOT_KNOWN_ERROR', 'The sandbox takes its test cards only.', {
        field: 'number',
        in: 'body',
        fix: 'Pick one of them.',
      });
    const card = { brand: known.brand, last4: number.slice(-4) };
    const reason = known.outcome === 'declined' ? 'Your bank refused the payment.' : undefined;
    return this.changePayment(orderId, { state: known.outcome, card, reason });
  }

  #unpaid(orderId: string): BuyOrderView {
    const order = this.#order(orderId);
    const quote = this.quotes.get(order.quoteId);
    if (quote) this.#checkTime(quote);
    return order;
  }

  #checkTime({ quoteId, expiry }: BuyQuoteView): void {
    if (Date.parse(expiry) <= this.provider.clockMs)
      throw new ContractError(410, 'BUY_QUOTE_EXPIRED_ERROR', `Quote ${quoteId} expired.`);
  }

  #order(orderId: string): BuyOrderView {
    const order = this.orders.get(orderId);
    if (!order) throw new ContractError(404, 'BUY_ORDER_NOT_FOUND_ERROR', `There is no order ${orderId}.`);
    return order;
  }
}
