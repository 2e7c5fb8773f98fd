import { ContractError, type SwapRequest } from '@exchange-sim/contract';
import { compareDecimals, toAtomic } from '../amounts/decimal.js';
import { getCurrency } from '../swap-currencies/ledger-currencies.js';
import type { GivenQuote } from '../swap-quotes/swap-quote.js';
import { checkDecimals } from '../swap-quotes/swap-quotes-service.js';

/** The request's own amounts, held against each other. @throws ContractError 400, 404 for a currency that is not listed. */
export function checkAmounts(request: SwapRequest): void {
  const { decimals } = getCurrency(request.from, 'from');
  getCurrency(request.to, 'to');
  checkDecimals(request.amountFrom, request.from, 'body');
  const exact = toAtomic(request.amountFrom, decimals) ?? 0n;
  if (exact === 0n)
    throw wrong('amountFrom', 'amountFrom is 0.', 'A swap needs an amount', 'Send more than 0.');
  const told = request.amountFromInSmallestDenomination;
  if (told === undefined || isSame(told, exact)) return;
  throw wrong(
    'amountFromInSmallestDenomination',
    `amountFromInSmallestDenomination ${told} is not amountFrom ${request.amountFrom}, which is ${exact}.`,
    'Both fields say the same amount',
    'Leave amountFromInSmallestDenomination out, or correct one of them.',
  );
}

/** A JS number says no more than its 53 bits. */
const isSame = (told: number | string, exact: bigint) =>
  typeof told === 'string' ? BigInt(told) === exact : Math.abs(told - Number(exact)) <= told * 2 ** -50;

/** A quote is taken as it was given or not at all. @throws ContractError 400 naming the field that differs. */
export function checkAgainstQuote(request: SwapRequest, quote: GivenQuote): void {
  const differing = (['from', 'to', 'amountFrom'] as const).find((field) => {
    if (field === 'amountFrom') return compareDecimals(request.amountFrom, quote.amountFrom) !== 0;
    return request[field] !== (field === 'from' ? quote.fromCurrency : quote.toCurrency);
  });
  if (!differing) return;
  const { fromCurrency: from, toCurrency: to, amountFrom } = quote;
  throw wrong(
    differing,
    `Quote ${quote.quoteId} was given for ${amountFrom} ${from} to ${to}, not for ${request.amountFrom} ${request.from} to ${request.to}.`,
    'A quote holds for its own terms; nothing is re-rated at acceptance',
    'Ask for a new quote with these terms.',
  );
}

function wrong(field: string, message: string, clause: string, fix: string): ContractError {
  return new ContractError(400, 'INVALID_REQUEST_ERROR', message, { field, in: 'body', clause, fix });
}
