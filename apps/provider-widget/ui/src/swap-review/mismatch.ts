import type { SwapQuoteView } from '@exchange-sim/contract';
import { ApiError } from '../api/api-error.js';
import type { SwapParameters } from '../parameters/swap-parameters.js';
import type { SwapAccounts } from './use-swap-accounts.js';

/** Why a quote is not for what the wallet asked: another amount, or other currencies than the accounts'. */
export function mismatchOf(
  quote: SwapQuoteView,
  { fromAmount }: SwapParameters,
  { from, to }: SwapAccounts,
): ApiError | undefined {
  const found = [
    plain(quote.amountFrom) !== plain(fromAmount) &&
      `it is for ${quote.amountFrom} ${quote.fromTicker}, Ledger Wallet asks for ${fromAmount} ${from.ticker}`,
    quote.from !== from.currency &&
      `it takes ${quote.fromTicker}, the account “${from.name}” holds ${from.ticker}`,
    quote.to !== to.currency && `it pays ${quote.toTicker}, the account “${to.name}” holds ${to.ticker}`,
  ].find(Boolean);
  return found ? new ApiError(409, `This price does not fit your swap: ${found}.`) : undefined;
}

/** The same number is the same text: `00.50` → `0.5`. */
function plain(amountWhole: string): string {
  const [whole = '', fraction = ''] = amountWhole.split('.');
  const kept = fraction.replace(/0+$/, '');
  return whole.replace(/^0+(?=\d)/, '') + (kept && `.${kept}`);
}
