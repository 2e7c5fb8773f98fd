import {
  ContractError,
  type FixedSwapRequest,
  type FloatSwapRequest,
  type MessageKey,
} from '@exchange-sim/contract';
import { checkAddress } from '../addresses/check-address.js';
import { type SwapAsset, swapAsset } from '../market/swap-assets.js';
import { toAtomic } from '../money/decimal.js';
import type { SwapQuoteRow } from '../swap-quotes/swap-quotes-repository.js';
import { SLIPPAGE } from '../swap-quotes/swap-quotes-service.js';

type SwapRequest = Pick<
  FixedSwapRequest & FloatSwapRequest,
  | 'currencyFrom'
  | 'currencyTo'
  | 'payloadCurrencyFrom'
  | 'payloadCurrencyTo'
  | 'payoutAddress'
  | 'refundAddress'
>;

const ADDRESSES = {
  in: 'body',
  clause: 'refundAddress is of the currency sent, payoutAddress of the one received',
} as const;

/** What is swapped must be what was quoted. @throws ContractError 404 */
export function checkPair({ currencyFrom, currencyTo }: SwapRequest, quote: SwapQuoteRow): void {
  const [from, to] = [swapAsset(quote.currencyFrom).listed.id, swapAsset(quote.currencyTo).listed.id];
  if (currencyFrom !== from)
    throw differs(404, 'CURRENCY_FROM_NOT_FOUND_ERROR', 'currencyFrom', currencyFrom, from);
  if (currencyTo !== to) throw differs(404, 'CURRENCY_TO_NOT_FOUND_ERROR', 'currencyTo', currencyTo, to);
}

/** Tickers and addresses must be those of the two currencies. @throws ContractError 400 */
export function checkParties(request: SwapRequest, from: SwapAsset, to: SwapAsset): void {
  const { payloadCurrencyFrom, payloadCurrencyTo, refundAddress, payoutAddress } = request;
  if (payloadCurrencyFrom !== from.ticker)
    throw differs(400, 'INVALID_REQUEST_ERROR', 'payloadCurrencyFrom', payloadCurrencyFrom, from.ticker);
  if (payloadCurrencyTo !== to.ticker)
    throw differs(400, 'INVALID_REQUEST_ERROR', 'payloadCurrencyTo', payloadCurrencyTo, to.ticker);
  checkAddress(refundAddress, from, { field: 'refundAddress', ...ADDRESSES });
  checkAddress(payoutAddress, to, { field: 'payoutAddress', ...ADDRESSES });
}

/** How far a floating swap may stay behind its promise; the most it may when the request leaves it open. @throws ContractError 400 */
export function slippageOf({ slippage = SLIPPAGE.max }: FloatSwapRequest): string {
  const [given, min, max] = [slippage, SLIPPAGE.min, SLIPPAGE.max].map((text) => toAtomic(text, 18));
  if (given !== undefined && min !== undefined && max !== undefined && given >= min && given <= max)
    return slippage;
  throw new ContractError(400, 'INVALID_REQUEST_ERROR', `A slippage of ${slippage} is not offered.`, {
    field: 'slippage',
    in: 'body',
    clause: 'Floating quotes name minSlippage and maxSlippage',
    fix: `Send one from ${SLIPPAGE.min} to ${SLIPPAGE.max}, or none for ${SLIPPAGE.max}.`,
  });
}

function differs(
  status: number,
  key: MessageKey,
  field: string,
  given: string,
  expected: string,
): ContractError {
  return new ContractError(status, key, `${field} is ${given}, but ${expected} is swapped.`, {
    field,
    in: 'body',
    clause: 'A swap is for the currencies of its quote, the payload for Ledger’s tickers',
    fix: `Send ${expected}, or ask for another quote.`,
  });
}
