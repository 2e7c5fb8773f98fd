import { ContractError, isSwapQuote, type SwapRow } from '@exchange-sim/contract';
import { compareDecimals, toAtomic } from '../amounts/decimal.js';
import type { Registry } from '../registry/registry.js';
import { findCurrency } from '../swap-currencies/ledger-currencies.js';
import { whitelisted } from '../swap-currencies/swap-currencies-service.js';
import type { ProviderRows, QuoteRequest } from './provider-rows.js';

/** Asks every provider of Swap for its prices at once. */
export class SwapQuotesService {
  constructor(
    readonly registry: Registry,
    readonly rows: ProviderRows,
  ) {}

  /** Quotes by the amount to receive, the best first, then rejections; `onRow` hears of each as soon as it is there. */
  async quotes(request: QuoteRequest, onRow: (row: SwapRow) => void = () => {}): Promise<SwapRow[]> {
    const providers = whitelisted(this.registry.of('swap'), request.query['providers-whitelist']);
    const told = await Promise.all(providers.map((row) => this.rows.of(row, request, onRow)));
    const all = told.flat();
    const quotes = all.filter(isSwapQuote);
    quotes.sort((a, b) => compareDecimals(b.exact.amountTo, a.exact.amountTo));
    return [...quotes, ...all.filter((row) => !isSwapQuote(row))];
  }
}

/** @throws ContractError 400 for an amount finer than the currency's smallest unit: nothing is rounded. */
export function checkDecimals(amountFrom: string, from: string, place: 'query' | 'body'): void {
  const currency = findCurrency(from);
  if (!currency || toAtomic(amountFrom, currency.decimals) !== undefined) return;
  throw new ContractError(
    400,
    'INVALID_REQUEST_ERROR',
    `amountFrom ${amountFrom} has more decimals than ${currency.ticker}, which has ${currency.decimals}.`,
    {
      field: 'amountFrom',
      in: place,
      clause: 'Amounts are whole units, at most as fine as the currency’s smallest unit',
      fix: `Send at most ${currency.decimals} decimals.`,
    },
  );
}
