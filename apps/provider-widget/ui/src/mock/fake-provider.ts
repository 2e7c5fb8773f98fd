/** A provider backend made of the contract's operations, for tests of the pages and for working on them alone. @module */
import {
  type BuyOrderView,
  backendExchangeApi,
  ContractError,
  type HopReport,
  hopReport,
  type KycApplication,
  type OrderView,
  type OutcomeReport,
  providerAccountApi,
  type QuoteView,
  type SwapOrderView,
  type User,
  type WidgetConfig,
} from '@exchange-sim/contract';
import { HttpResponse, http, type RequestHandler } from 'msw';
import { type Caller, CORS, callerOf, handlerOf } from './endpoint-handler.js';
import { FakeAccounts } from './fake-accounts.js';
import { FakeBuys } from './fake-buys.js';
import { FakeEvents } from './fake-events.js';
import { FakeSwaps } from './fake-swaps.js';

const QUOTE_LIFE_MS = 60_000;

export class FakeProvider {
  readonly accounts = new FakeAccounts();
  readonly orders = new Map<string, OrderView>();
  readonly outcomes: OutcomeReport[] = [];
  readonly applications: KycApplication[] = [];
  readonly hops: HopReport[] = [];
  /** What was told to Ledger's backend by the SDK: `accepted q-1`, `cancelled q-1`. */
  readonly deviceReports: string[] = [];
  readonly quotes = new Map<string, QuoteView>();
  readonly #events = new FakeEvents();
  readonly buys = new FakeBuys(this);
  readonly swaps = new FakeSwaps(this);
  /** Fiat for a whole unit; a new quote takes it as it is then. */
  rate = 2500;
  clockMs: number;
  /** Called before an answer; may throw a ContractError. */
  onRemit: () => void = () => {};
  onOutcome: () => void = () => {};
  onMe: () => void = () => {};
  onKyc: () => void = () => {};
  onLogout: () => void = () => {};

  constructor(
    readonly config: WidgetConfig,
    clockMs: number,
  ) {
    this.clockMs = clockMs;
  }

  /** A quote as the wallet would have got it before it opened the widget. */
  makeQuote(cryptoAmount = '0.5'): QuoteView {
    const gross = this.rate * Number(cryptoAmount);
    const quote: QuoteView = {
      quoteId: `q-${this.quotes.size + 1}`,
      cryptoCurrency: 'ethereum',
      cryptoTicker: 'ETH',
      fiatCurrency: 'EUR',
      cryptoAmount,
      fiatAmount: (gross * 0.98).toFixed(2),
      rate: this.rate.toFixed(2),
      providerFees: (gross * 0.015).toFixed(2),
      referralFees: (gross * 0.005).toFixed(2),
      paymentMethod: 'sepa',
      expiry: new Date(this.clockMs + QUOTE_LIFE_MS).toISOString(),
      payoutTo: 'Bank account FR76 •••• 4242',
    };
    this.quotes.set(quote.quoteId, quote);
    return quote;
  }

  advance(ms: number): void {
    this.clockMs += ms;
    this.#events.send({ type: 'clock', now: this.clockMs, frozen: true });
  }

  decideKyc(user: User, kyc: 'approved' | 'rejected', kycReason?: string): void {
    Object.assign(user, { kyc, kycReason });
    this.#events.send({ type: 'user', user });
  }

  changeOrder(sellId: string, change: Partial<OrderView>): void {
    const order = { ...this.#order(sellId), ...change, updatedAt: new Date(this.clockMs).toISOString() };
    this.orders.set(sellId, order);
    this.#events.send({ type: 'order', order });
  }

  /** Tells a purchase to the open pages. */
  tellBuy(buy: BuyOrderView): void {
    this.#events.send({ type: 'buy', buy });
  }

  /** Tells a swap to the open pages. */
  tellSwap(swap: SwapOrderView): void {
    this.#events.send({ type: 'swap', swap });
  }

  handlers(): RequestHandler[] {
    const { providerApiUrl: provider, ledgerBackendUrl: ledger } = this.config;
    const { accounts } = this;
    const device = (what: string) => (received: { params: { transactionId: string } }) => {
      this.deviceReports.push(`${what} ${received.params.transactionId}`);
      return { message: what };
    };
    return [
      handlerOf(provider, providerAccountApi.register, ({ body }) => accounts.register(body)),
      handlerOf(provider, providerAccountApi.login, ({ body }) => accounts.login(body)),
      handlerOf(provider, providerAccountApi.logout, ({ from, body }) => {
        this.onLogout();
        accounts.logout(from, body.everywhere);
        return {};
      }),
      handlerOf(provider, providerAccountApi.me, ({ from }) => {
        this.onMe();
        return accounts.of(from);
      }),
      handlerOf(provider, providerAccountApi.kyc, ({ from, body }) => {
        this.onKyc();
        this.applications.push(body);
        return Object.assign(accounts.of(from), { kyc: 'pending' });
      }),
      handlerOf(provider, providerAccountApi.newQuote, ({ from, body }) => {
        accounts.of(from);
        return this.makeQuote(body.cryptoAmount);
      }),
      handlerOf(provider, providerAccountApi.quote, ({ from, params }) => {
        accounts.of(from);
        return this.#liveQuote(params.quoteId);
      }),
      handlerOf(provider, providerAccountApi.claimQuote, ({ from, params }) =>
        this.#claim(from, params.quoteId),
      ),
      handlerOf(provider, providerAccountApi.outcome, ({ from, body }) => this.#outcome(from, body)),
      handlerOf(provider, providerAccountApi.orders, ({ from }) => {
        accounts.of(from);
        return [...this.orders.values()].reverse();
      }),
      handlerOf(provider, providerAccountApi.order, ({ params }) => this.#order(params.sellId)),
      handlerOf(ledger, backendExchangeApi.remit, ({ body }) => this.#remit(body.quoteId)),
      handlerOf(ledger, backendExchangeApi.accepted, device('accepted')),
      handlerOf(ledger, backendExchangeApi.cancelled, device('cancelled')),
      ...this.buys.handlers(),
      ...this.swaps.handlers(),
      http.options('*', () => new HttpResponse(null, { status: 204, headers: CORS })),
      http.post(`${provider}/api/hops`, async ({ request }) => {
        const { hops } = (await request.json()) as { hops: unknown[] };
        this.hops.push(...hops.map((hop) => hopReport.parse(hop)));
        return HttpResponse.json({}, { headers: CORS });
      }),
      http.get(`${provider}/api/events`, ({ request }) => {
        if (!accounts.knows(callerOf(request))) return new HttpResponse(null, { status: 401, headers: CORS });
        return this.#events.open({ type: 'clock', now: this.clockMs, frozen: true });
      }),
      http.get<{ swapId: string }>(`${provider}/api/swaps/:swapId/events`, ({ params }) => {
        const swap = this.swaps.orders.get(params.swapId);
        if (!swap) return new HttpResponse(null, { status: 404, headers: CORS });
        return this.#events.open({ type: 'swap', swap });
      }),
    ].flat();
  }

  /** Ends the event streams, as a server does that goes away. */
  closeEvents(): void {
    this.#events.close();
  }

  #liveQuote(quoteId: string): QuoteView {
    const quote = this.quotes.get(quoteId);
    if (!quote) throw new ContractError(404, 'SELL_QUOTE_NOT_FOUND_ERROR', `There is no quote ${quoteId}.`);
    if (Date.parse(quote.expiry) <= this.clockMs)
      throw new ContractError(410, 'SELL_QUOTE_EXPIRED_ERROR', `Quote ${quoteId} expired.`);
    return quote;
  }

  #claim(from: Caller, quoteId: string): QuoteView {
    if (this.accounts.of(from).kyc !== 'approved')
      throw new ContractError(403, 'KYC_REQUIRED_ERROR', 'Your identity must be verified first.');
    return this.#liveQuote(quoteId);
  }

  #remit(quoteId: string) {
    this.onRemit();
    const { cryptoTicker, cryptoAmount, fiatCurrency, fiatAmount, ...quote } = this.#liveQuote(quoteId);
    const at = new Date(this.clockMs).toISOString();
    const sellId = `sell-${quoteId}`;
    const payinAddress = '0x00000000000000000000000000000000000000aa';
    this.orders.set(sellId, {
      sellId,
      quoteId,
      status: 'PENDING',
      cryptoTicker,
      cryptoAmount,
      fiatCurrency,
      fiatAmount,
      payinAddress,
      confirmations: 0,
      confirmationsRequired: 3,
      createdAt: at,
      updatedAt: at,
    });
    return {
      sellId,
      payinAddress,
      createdAt: at,
      providerFees: Number(quote.providerFees),
      referralFees: Number(quote.referralFees),
      payoutNetworkFees: 0,
      providerSig: { payload: 'cGF5bG9hZA', signature: 'c2lnbmF0dXJl' },
    };
  }

  #outcome(from: Caller, report: OutcomeReport): OrderView {
    this.accounts.of(from);
    this.onOutcome();
    this.outcomes.push(report);
    const order = this.#order(`sell-${report.quoteId}`);
    const told = {
      ...order,
      outcome: report.outcome,
      ...(report.outcome === 'approved' && { payinTransactionHash: report.transactionHash }),
    };
    this.orders.set(order.sellId, told);
    return told;
  }

  #order(sellId: string): OrderView {
    const order = this.orders.get(sellId);
    if (!order)
      throw new ContractError(404, 'SELL_TRANSACTION_NOT_FOUND_ERROR', `There is no sale ${sellId}.`);
    return order;
  }
}
