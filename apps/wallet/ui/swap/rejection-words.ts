import type { SwapRejectionRow } from '@exchange-sim/contract';
import { formatCrypto } from '../money/money.js';

interface Pair {
  from: string;
  to: string;
}

/** Why a provider made no offer, as the user would say it. `from` and `to` are tickers. */
export function rejectionSentence(row: SwapRejectionRow, { from, to }: Pair): string {
  const { code, providerName, parameter } = row;
  switch (code) {
    case 'region_unavailable_error':
      return `${providerName} is not available in your region.`;
    case 'pair_unavailable_error':
      return `${providerName} does not swap ${from} to ${to}.`;
    case 'amount_off_limits':
      return amountSentence(providerName, parameter, from) ?? row.message;
    case 'timeout_error':
      return `${providerName} did not answer within 5 seconds, so it was left out.`;
    case 'failed_to_get_quote_error':
      return row.message;
  }
}

function amountSentence(
  name: string,
  { minAmount, maxAmount }: SwapRejectionRow['parameter'],
  ticker: string,
): string | undefined {
  const least = minAmount && `at least ${formatCrypto(minAmount, ticker)}`;
  const most = maxAmount && `at most ${formatCrypto(maxAmount, ticker)}`;
  const bounds = [least, most].filter(Boolean).join(' and ');
  return bounds ? `${name} swaps ${bounds}.` : undefined;
}

/** Rejections without the second one of a provider that says the same for its fixed and its floating quote. */
export function saidOnce(rows: readonly SwapRejectionRow[]): SwapRejectionRow[] {
  const key = ({ provider, code, message, parameter }: SwapRejectionRow) =>
    JSON.stringify([provider, code, code === 'failed_to_get_quote_error' ? message : parameter]);
  return rows.filter((row, index) => rows.findIndex((other) => key(other) === key(row)) === index);
}
