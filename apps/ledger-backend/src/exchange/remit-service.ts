import type { Clock } from '@exchange-sim/clock';
import {
  amountWhole,
  ContractError,
  fiatCode,
  providerSellApi,
  type RemitAnswer,
  type RemitRequest,
  type SellAnswer,
  type SellRequest,
  sellAnswer,
} from '@exchange-sim/contract';
import type { CoinCatalogue } from '../cal/coin-catalogue.js';
import { invalidAnswer } from '../provider-client/failures.js';
import type { ProviderClient } from '../provider-client/provider-client.js';
import type { Registry } from '../registry/registry.js';
import type { TransactionsRepository } from '../transactions/transactions-repository.js';

/** Longer than a quote may take: an order given up half-way would stay with the provider. Milliseconds on the clock. */
const SELL_LIMIT_MS = 10_000;

/** Turns the exchange SDK's remit into the provider's `POST /sell` and keeps the order it makes. */
export class RemitService {
  constructor(
    readonly registry: Registry,
    readonly coins: CoinCatalogue,
    readonly client: ProviderClient,
    readonly transactions: TransactionsRepository,
    readonly clock: Clock,
  ) {}

  /** The payload is passed on as it came: judging its content is the signer's task. */
  async remit(request: RemitRequest): Promise<RemitAnswer> {
    const row = this.registry.offering('sell', request.provider, { field: 'provider', in: 'body' });
    const body: SellRequest = {
      quoteId: request.quoteId,
      amount: plainAmount(request.amountFrom, 'amountFrom'),
      refundAddress: request.refundAddress,
      fromCryptoCurrency: request.fromCurrency,
      toFiatCurrency: fiat(request.toCurrency),
      payloadCryptoCurrency: this.coins.ticker(request.fromCurrency),
      nonce: request.nonce,
    };
    const call = {
      product: 'sell' as const,
      method: 'POST' as const,
      path: providerSellApi.sell.path,
      body,
      schema: sellAnswer,
      clause: 'SellResponse',
      limitMs: SELL_LIMIT_MS,
    };
    const answer = await this.client.call(row, call);
    if (!(await this.#keep(row.id, body, request, answer)))
      throw invalidAnswer(row, call, `${answer.sellId} was already given to another order`, 'sellId');
    return forSdk(answer);
  }

  #keep(providerId: string, body: SellRequest, request: RemitRequest, answer: SellAnswer): Promise<boolean> {
    const at = new Date(this.clock.now());
    const amountTo = request.amountTo ?? undefined;
    return this.transactions.add({
      product: 'sell',
      providerId,
      id: answer.sellId,
      quoteId: body.quoteId,
      nonce: body.nonce,
      fromCurrency: body.fromCryptoCurrency,
      toCurrency: body.toFiatCurrency,
      amountFrom: body.amount,
      amountTo: answer.amount ?? (amountTo === undefined ? undefined : plainAmount(amountTo, 'amountTo')),
      providerFees: answer.providerFees,
      referralFees: answer.referralFees,
      refundAddress: body.refundAddress,
      payinAddress: answer.payinAddress,
      createdAt: at,
      updatedAt: at,
    });
  }
}

/** The SDK types these fees as numbers. */
function forSdk({ sellId, payinAddress, createdAt, providerSig, ...fees }: SellAnswer): RemitAnswer {
  return {
    sellId,
    payinAddress,
    createdAt,
    providerFees: Number(fees.providerFees),
    referralFees: Number(fees.referralFees),
    payoutNetworkFees: Number(fees.payoutNetworkFees ?? 0),
    providerSig,
  };
}

/** @throws ContractError 400 for an amount that has no plain decimal form. */
export function plainAmount(text: string, field: string): string {
  const result = amountWhole.safeParse(text);
  if (result.success) return result.data;
  throw new ContractError(
    400,
    'INVALID_REQUEST_ERROR',
    `${field} ${result.error.issues[0]?.message ?? 'is wrong'}.`,
    {
      field,
      in: 'body',
      clause: 'Amounts are whole units with at most 18 decimals',
      fix: 'Send an amount such as 0.5.',
    },
  );
}

/** @throws ContractError 400 for anything that is not a three-letter code. */
export function fiat(code: string): string {
  const result = fiatCode.safeParse(code);
  if (result.success) return result.data;
  throw new ContractError(400, 'INVALID_REQUEST_ERROR', 'toCurrency must be a three-letter ISO-4217 code.', {
    field: 'toCurrency',
    in: 'body',
    clause: 'Sell pays in fiat',
    fix: 'Send a code such as EUR.',
  });
}
