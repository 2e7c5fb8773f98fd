import {
  backendSwapApi,
  ContractError,
  providerSwapAccountApi,
  type SwapOrderView,
  type SwapOutcomeReport,
  type SwapQuoteView,
  type WidgetConfig,
} from '@exchange-sim/contract';
import type { RequestHandler } from 'msw';
import { handlerOf } from './endpoint-handler.js';
import type { FakeAccounts } from './fake-accounts.js';

const QUOTE_LIFE_MS = 60_000;
const DEPOSIT_MS = 3_600_000;
const TICKERS: Record<string, string> = {
  ethereum: 'ETH',
  bitcoin: 'BTC',
  'ethereum/erc20/usd__coin': 'USDC',
};

type Wish = Pick<SwapQuoteView, 'from' | 'to' | 'amountFrom' | 'tradeMethod'>;
const HALF_AN_ETHER: Wish = { from: 'ethereum', to: 'bitcoin', amountFrom: '0.5', tradeMethod: 'fixed' };

/** What the swaps share with the rest of the mock provider. */
interface Surroundings {
  config: WidgetConfig;
  accounts: FakeAccounts;
  /** Present time, milliseconds since the Unix epoch. */
  clockMs: number;
  deviceReports: string[];
  tellSwap(swap: SwapOrderView): void;
}

/** The swap half of the mock provider, and what the SDK asks of Ledger's backend for a swap. */
export class FakeSwaps {
  readonly quotes = new Map<string, SwapQuoteView>();
  readonly orders = new Map<string, SwapOrderView>();
  readonly outcomes: SwapOutcomeReport[] = [];
  readonly messages: string[] = [];
  /** Bodies of what the SDK posted when it asked for a payload. */
  readonly requests: { rateId?: string | null | undefined }[] = [];
  /** `to` for one whole `from`; a new quote takes it as it is then. */
  rate = 0.041;
  /** Called before a new quote, a payload or an outcome is answered; may throw a ContractError. */
  onQuote: () => void = () => {};
  onSwap: () => void = () => {};
  onOutcome: () => void = () => {};

  constructor(readonly provider: Surroundings) {}

  makeQuote(wish: Partial<Wish> = {}): SwapQuoteView {
    const { from, to, amountFrom, tradeMethod } = { ...HALF_AN_ETHER, ...wish };
    const amount = this.rate * Number(amountFrom);
    const text = (value: number) => String(Number(value.toFixed(8)));
    const quote: SwapQuoteView = {
      quoteId: `sq-${this.quotes.size + 1}`,
      tradeMethod,
      from,
      to,
      fromTicker: TICKERS[from] ?? from,
      toTicker: TICKERS[to] ?? to,
      amountFrom,
      amountTo: text(amount),
      rate: text(this.rate),
      providerFees: text(amount * 0.004),
      referralFees: text(amount * 0.002),
      payoutNetworkFees: '0.00002',
      ...(tradeMethod === 'float' && {
        slippage: '0.005',
        maxSlippage: '0.03',
        worstAmountTo: text(amount * 0.97),
      }),
      expiry: new Date(this.provider.clockMs + QUOTE_LIFE_MS).toISOString(),
    };
    this.quotes.set(quote.quoteId, quote);
    return quote;
  }

  /** Changes a swap as the backend would, and tells the open pages. */
  change(swapId: string, change: Partial<SwapOrderView>): void {
    const updatedAt = new Date(this.provider.clockMs).toISOString();
    const swap = { ...this.#order(swapId), ...change, updatedAt };
    this.orders.set(swapId, swap);
    this.provider.tellSwap(swap);
  }

  /** A swap as it is when its payload was signed. */
  makeOrder(quote: SwapQuoteView, swapId = `swap-${quote.quoteId}`): SwapOrderView {
    const at = new Date(this.provider.clockMs).toISOString();
    const { quoteId, tradeMethod, from, to, fromTicker, toTicker, amountFrom, amountTo } = quote;
    const order: SwapOrderView = {
      swapId,
      ...(tradeMethod === 'fixed' && { quoteId }),
      tradeMethod,
      status: 'PENDING',
      from,
      to,
      fromTicker,
      toTicker,
      amountFrom,
      amountTo,
      payinAddress: '0x00000000000000000000000000000000000000aa',
      payoutAddress: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
      refundAddress: '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D',
      confirmations: 0,
      confirmationsRequired: 2,
      expiresAt: new Date(this.provider.clockMs + DEPOSIT_MS).toISOString(),
      createdAt: at,
      updatedAt: at,
    };
    this.orders.set(swapId, order);
    return order;
  }

  handlers(): RequestHandler[] {
    const { config, accounts, deviceReports } = this.provider;
    const { providerApiUrl: provider, ledgerBackendUrl: ledger } = config;
    const device = (what: string) => (received: { body: { swapId: string } }) => {
      deviceReports.push(`${what} ${received.body.swapId}`);
      return { message: what };
    };
    return [
      handlerOf(provider, providerSwapAccountApi.newQuote, ({ body }) => {
        this.onQuote();
        return this.makeQuote(body);
      }),
      handlerOf(provider, providerSwapAccountApi.quote, ({ params }) => this.#liveQuote(params.quoteId)),
      handlerOf(provider, providerSwapAccountApi.claimQuote, ({ from, params }) => {
        if (accounts.of(from).kyc !== 'approved')
          throw new ContractError(403, 'KYC_REQUIRED_ERROR', 'Your identity must be verified first.');
        return this.#liveQuote(params.quoteId);
      }),
      handlerOf(provider, providerSwapAccountApi.outcome, ({ from, body }) => {
        accounts.of(from);
        return { swap: this.#outcome(body) };
      }),
      handlerOf(provider, providerSwapAccountApi.swaps, ({ from }) => {
        accounts.of(from);
        return [...this.orders.values()].reverse();
      }),
      handlerOf(provider, providerSwapAccountApi.swap, ({ params }) => this.#order(params.swapId)),
      handlerOf(provider, providerSwapAccountApi.contact, ({ params, body }) => {
        this.messages.push(`${params.swapId}: ${body.message}`);
        return this.#order(params.swapId);
      }),
      handlerOf(ledger, backendSwapApi.swap, ({ body }) => {
        this.requests.push(body);
        return this.#signed(body.rateId);
      }),
      handlerOf(ledger, backendSwapApi.accepted, device('accepted')),
      handlerOf(ledger, backendSwapApi.cancelled, device('cancelled')),
    ].flat();
  }

  #liveQuote(quoteId: string): SwapQuoteView {
    const quote = this.quotes.get(quoteId);
    if (!quote) throw new ContractError(404, 'SWAP_QUOTE_NOT_FOUND_ERROR', `There is no quote ${quoteId}.`);
    if (Date.parse(quote.expiry) <= this.provider.clockMs)
      throw new ContractError(410, 'SWAP_QUOTE_EXPIRED_ERROR', `Quote ${quoteId} expired.`);
    return quote;
  }

  #signed(rateId: string | null | undefined) {
    this.onSwap();
    const newest = [...this.quotes.values()].at(-1);
    const quote = rateId ? this.#liveQuote(rateId) : newest;
    if (!quote) throw new ContractError(404, 'SWAP_PAIR_NOT_FOUND_ERROR', 'There is no such pair.');
    const order = this.makeOrder(quote);
    return {
      provider: 'northgate',
      swapId: order.swapId,
      apiFee: 0,
      apiExtraFee: 0,
      refundAddress: order.refundAddress,
      payoutAddress: order.payoutAddress,
      payinAddress: order.payinAddress,
      amountExpectedFrom: order.amountFrom,
      amountExpectedTo: order.amountTo,
      status: 'pending',
      from: order.from,
      to: order.to,
      createdAt: order.createdAt,
      binaryPayload: 'cGF5bG9hZA',
      signature: 'c2lnbmF0dXJl',
    };
  }

  #outcome(report: SwapOutcomeReport): SwapOrderView | undefined {
    this.onOutcome();
    this.outcomes.push(report);
    if (report.outcome === 'rejected') return this.#rejected(report.quoteId);
    const order = this.#order(report.swapId);
    const { transactionId: payinTransactionId } = report;
    const told: SwapOrderView = { ...order, outcome: 'approved', payinTransactionId };
    this.orders.set(order.swapId, told);
    return told;
  }

  /** Of a fixed swap its quote is known; a floating one cannot be found by it. */
  #rejected(quoteId: string): SwapOrderView | undefined {
    const order = [...this.orders.values()].find((known) => known.quoteId === quoteId);
    if (order) this.orders.set(order.swapId, { ...order, outcome: 'rejected' });
    return order && this.#order(order.swapId);
  }

  #order(swapId: string): SwapOrderView {
    const order = this.orders.get(swapId);
    if (!order)
      throw new ContractError(404, 'SWAP_TRANSACTION_NOT_FOUND_ERROR', `There is no swap ${swapId}.`, {
        fix: 'Check the Swap ID in the history of Ledger Wallet.',
      });
    return order;
  }
}
