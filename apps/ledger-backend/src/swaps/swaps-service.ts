import type { Clock } from '@exchange-sim/clock';
import {
  ContractError,
  type FixedSwapRequest,
  type FloatSwapRequest,
  providerSwapApi,
  type SwapAnswer,
  type SwapRequest,
  type SwapStarted,
  swapAnswer,
} from '@exchange-sim/contract';
import { countryHeader } from '../http/user-country.js';
import { invalidAnswer } from '../provider-client/failures.js';
import type { ProviderClient } from '../provider-client/provider-client.js';
import type { ProviderRow } from '../registry/provider-row.js';
import type { Registry } from '../registry/registry.js';
import { getCurrency } from '../swap-currencies/ledger-currencies.js';
import type { SwapAssets, SwapOffer } from '../swap-currencies/swap-assets.js';
import type { GivenQuotesRepository } from '../swap-quotes/given-quotes-repository.js';
import type { GivenQuote } from '../swap-quotes/swap-quote.js';
import type { TransactionsRepository } from '../transactions/transactions-repository.js';
import { checkAgainstQuote, checkAmounts } from './swap-terms.js';

/** Longer than a quote may take: a swap given up half-way would stay with the provider. Milliseconds on the clock. */
const SWAP_LIMIT_MS = 10_000;

/** Turns the wallet's or the SDK's swap into the provider's `POST /swap/fixed` or `/swap/float` and keeps what it makes. */
export class SwapsService {
  constructor(
    readonly registry: Registry,
    readonly assets: SwapAssets,
    readonly client: ProviderClient,
    readonly quotes: GivenQuotesRepository,
    readonly transactions: TransactionsRepository,
    readonly clock: Clock,
  ) {}

  /**
   * The payload is passed on as it came: judging its content is the signer's task.
   * @throws ContractError 404 for a quote that was never given, 410 for one whose time is over, 400 for other terms than its own.
   */
  async start(request: SwapRequest, country?: string): Promise<SwapStarted> {
    const row = this.registry.offering('swap', request.provider, { field: 'provider', in: 'body' });
    checkAmounts(request);
    const quote = await this.#quote(row, request);
    const offer = await this.assets.offer(row, request.from, request.to);
    const isFixed = quote?.tradeMethod === 'fixed';
    const call = {
      product: 'swap' as const,
      method: 'POST' as const,
      path: (isFixed ? providerSwapApi.fixed : providerSwapApi.float).path,
      body: this.#body(request, offer, quote),
      headers: countryHeader(country),
      schema: swapAnswer,
      clause: 'SwapResponse',
      limitMs: SWAP_LIMIT_MS,
    };
    const answer = await this.client.call(row, call);
    if (answer.swapId === quote?.quoteId)
      throw invalidAnswer(row, call, `${answer.swapId} is the quote’s own id`, 'swapId');
    if (!(await this.#keep(row, request, quote, answer)))
      throw invalidAnswer(row, call, `${answer.swapId} was already given to another swap`, 'swapId');
    return this.#started(row, request, quote, answer);
  }

  async #quote(row: ProviderRow, request: SwapRequest): Promise<GivenQuote | undefined> {
    const { rateId, from: fromCurrency, to: toCurrency, amountFrom } = request;
    if (!rateId) return this.quotes.findFloating(row.id, { fromCurrency, toCurrency, amountFrom });
    const quote = await this.quotes.find(row.id, rateId);
    if (!quote) throw unknownQuote(row, rateId);
    checkAgainstQuote(request, quote);
    if (quote.tradeMethod === 'fixed' && quote.expiresAt && quote.expiresAt.getTime() <= this.clock.now())
      throw expiredQuote(row, quote.expiresAt, rateId);
    return quote;
  }

  #body(request: SwapRequest, offer: SwapOffer, quote: GivenQuote | undefined) {
    const common = {
      refundAddress: request.refundAddress,
      payoutAddress: request.address,
      currencyFrom: offer.providerFrom,
      currencyTo: offer.providerTo,
      payloadCurrencyFrom: getCurrency(request.from, 'from').ticker,
      payloadCurrencyTo: getCurrency(request.to, 'to').ticker,
      nonce: request.deviceTransactionId,
      slippage: request.slippage,
    };
    const quoteId = quote?.quoteId ?? undefined;
    return quote?.tradeMethod === 'fixed' && quoteId
      ? ({ quoteId, ...common } satisfies FixedSwapRequest)
      : ({ amount: request.amountFrom, quoteId, ...common } satisfies FloatSwapRequest);
  }

  #keep(row: ProviderRow, request: SwapRequest, quote: GivenQuote | undefined, answer: SwapAnswer) {
    const at = new Date(this.clock.now());
    return this.transactions.add({
      product: 'swap',
      providerId: row.id,
      id: answer.swapId,
      quoteId: quote?.quoteId,
      nonce: request.deviceTransactionId,
      tradeMethod: quote?.tradeMethod ?? 'float',
      fromCurrency: request.from,
      toCurrency: request.to,
      amountFrom: request.amountFrom,
      amountTo: quote?.amountTo,
      providerFees: answer.providerFees,
      referralFees: answer.referralFees,
      payoutNetworkFees: answer.payoutNetworkFees,
      refundAddress: request.refundAddress,
      payinAddress: answer.payinAddress,
      payoutAddress: request.address,
      createdAt: at,
      updatedAt: at,
    });
  }

  /** `amountExpectedTo` is empty for a floating swap nobody asked a quote for. */
  #started(
    row: ProviderRow,
    request: SwapRequest,
    quote: GivenQuote | undefined,
    answer: SwapAnswer,
  ): SwapStarted {
    return {
      provider: row.id,
      swapId: answer.swapId,
      apiFee: Number(answer.providerFees),
      apiExtraFee: Number(answer.referralFees),
      refundAddress: request.refundAddress,
      payoutAddress: request.address,
      payinAddress: answer.payinAddress,
      amountExpectedFrom: request.amountFrom,
      amountExpectedTo: quote?.amountTo ?? '',
      status: 'pending',
      from: request.from,
      to: request.to,
      createdAt: answer.createdAt,
      binaryPayload: answer.providerSig.payload,
      signature: answer.providerSig.signature,
    };
  }
}

function unknownQuote(row: ProviderRow, rateId: string): ContractError {
  return new ContractError(
    404,
    'SWAP_QUOTE_NOT_FOUND_ERROR',
    `Ledger’s backend has given no quote ${rateId} of ${row.name}.`,
    {
      field: 'rateId',
      in: 'body',
      clause: 'rateId is the quoteId of a row of /v5/quote',
      fix: 'Ask for a new quote.',
    },
  );
}

function expiredQuote(row: ProviderRow, expiresAt: Date, rateId: string): ContractError {
  return new ContractError(
    410,
    'SWAP_QUOTE_EXPIRED_ERROR',
    `Quote ${rateId} of ${row.name} expired at ${expiresAt.toISOString()}.`,
    {
      field: 'rateId',
      in: 'body',
      clause: 'A fixed quote holds until its expiry; then the user chooses anew',
      fix: 'Ask for a new quote.',
    },
  );
}
