import {
  amountWhole,
  type SwapQuoteQuery,
  type SwapRejectionRow,
  type TradeMethod,
} from '@exchange-sim/contract';
import { compareDecimals } from '../amounts/decimal.js';
import type { ProviderFailure } from '../provider-client/provider-failure.js';
import type { ProviderRow } from '../registry/provider-row.js';
import { findCurrency } from '../swap-currencies/ledger-currencies.js';
import type { SwapOffer } from '../swap-currencies/swap-assets.js';

type Code = SwapRejectionRow['code'];

/** What a rejection is about. */
export interface Refused {
  row: ProviderRow;
  query: SwapQuoteQuery;
  offer?: SwapOffer;
  method?: TradeMethod;
}

/** A provider's failure as a row, in the user's words. */
export function rejectionRow(refused: Refused, failure: ProviderFailure): SwapRejectionRow {
  const code = codeOf(failure);
  const parameter = code === 'amount_off_limits' ? boundsOf(refused, failure) : {};
  const { row, query, method } = refused;
  const fix = fixOf(code, query, parameter) ?? failure.details.fix;
  return {
    code,
    ...(method && { type: method }),
    provider: row.id,
    providerName: row.name,
    message: sentence(code, row, query, parameter) ?? failure.message,
    messageKey: failure.messageKey,
    ...(fix && { fix }),
    parameter,
  };
}

const CODES: Record<string, Code> = {
  FROM_CURRENCY_MINIMUM_AMOUNT_ERROR: 'amount_off_limits',
  FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR: 'amount_off_limits',
  // The older documentation's name (C-28).
  TO_CURRENCY_MAXIMUM_AMOUNT_ERROR: 'amount_off_limits',
  REGION_RESTRICTED_ERROR: 'region_unavailable_error',
  CURRENCY_REGION_RESTRICTED_ERROR: 'region_unavailable_error',
  SWAP_PAIR_NOT_FOUND_ERROR: 'pair_unavailable_error',
  CURRENCY_FROM_NOT_FOUND_ERROR: 'pair_unavailable_error',
  CURRENCY_TO_NOT_FOUND_ERROR: 'pair_unavailable_error',
  PROVIDER_TIMEOUT_ERROR: 'timeout_error',
};

function codeOf({ messageKey, answered }: ProviderFailure): Code {
  const code = CODES[messageKey];
  if (code) return code;
  return answered === 451 ? 'region_unavailable_error' : 'failed_to_get_quote_error';
}

/** The provider's bounds, under the names of the contract or of the older documentation; else those of its pair. */
function boundsOf({ offer }: Refused, { details }: ProviderFailure): SwapRejectionRow['parameter'] {
  const read = (...names: string[]) =>
    names.map((name) => amountWhole.safeParse(details[name]).data).find((amount) => amount !== undefined);
  const minAmount = read('minRequiredAmount', 'minSwapAmount') ?? offer?.bounds?.minAmount;
  const maxAmount = read('maxRequiredAmount', 'maxSwapAmount') ?? offer?.bounds?.maxAmount;
  return { ...(minAmount && { minAmount }), ...(maxAmount && { maxAmount }) };
}

const tickerOf = (id: string) => findCurrency(id)?.ticker ?? id;

function sentence(
  code: Code,
  { name }: ProviderRow,
  { from, to }: SwapQuoteQuery,
  { minAmount, maxAmount }: SwapRejectionRow['parameter'],
): string | undefined {
  if (code === 'region_unavailable_error') return `${name} is not available in your region.`;
  if (code === 'pair_unavailable_error') return `${name} does not swap ${tickerOf(from)} to ${tickerOf(to)}.`;
  if (code !== 'amount_off_limits') return undefined;
  const bounds = [minAmount && `at least ${minAmount}`, maxAmount && `at most ${maxAmount}`].filter(Boolean);
  return bounds.length ? `${name} swaps ${bounds.join(' and ')} ${tickerOf(from)}.` : undefined;
}

function fixOf(
  code: Code,
  { amountFrom, from }: SwapQuoteQuery,
  { minAmount, maxAmount }: SwapRejectionRow['parameter'],
): string | undefined {
  if (code === 'region_unavailable_error') return 'Choose another provider.';
  if (code === 'pair_unavailable_error') return 'Choose another provider, or other currencies.';
  if (code !== 'amount_off_limits') return undefined;
  if (minAmount && compareDecimals(amountFrom, minAmount) < 0)
    return `Swap ${minAmount} ${tickerOf(from)} or more.`;
  return maxAmount && `Swap ${maxAmount} ${tickerOf(from)} or less.`;
}
