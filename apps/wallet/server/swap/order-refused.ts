import type { foreignErrorPayload } from '@exchange-sim/contract';
import type { z } from 'zod';
import { ExchangeFailure, type FaultyParty } from '../exchange/exchange-failure.js';
import { quoteExpired } from './quote-expiry.js';

/** Keys of errors that are not the provider's. */
const OF_LEDGER = ['INVALID_REQUEST_ERROR', 'PROVIDER_NOT_FOUND_ERROR', 'SERVICE_UNAVAILABLE_ERROR'];

/** What `POST /v5/swap` refused, as an exchange that failed before the signer was shown anything. */
export function orderRefused(
  status: number,
  { messageKey, message, additionalFields }: z.output<typeof foreignErrorPayload>,
): ExchangeFailure {
  const said = message || `The Ledger Backend answered HTTP ${status} without a message.`;
  if (status === 410) return quoteExpired('INIT', said);
  const party: FaultyParty =
    messageKey === undefined || OF_LEDGER.includes(messageKey) ? 'Ledger Backend' : 'Provider';
  const { fix } = additionalFields ?? {};
  return new ExchangeFailure(status >= 500 ? 502 : 409, {
    name: 'SwapGenericAPIError',
    message: said,
    step: 'INIT',
    title: messageKey ?? 'orderRefused',
    party,
    fix:
      typeof fix === 'string' ? fix : 'See the trace for the request that failed, then ask for new quotes.',
  });
}

export function unusableOrder(problem: string): ExchangeFailure {
  return new ExchangeFailure(502, {
    name: 'SwapGenericAPIError',
    message: `The answer to POST /v5/swap cannot be used: ${problem}`,
    step: 'INIT',
    title: 'PROVIDER_INVALID_ANSWER_ERROR',
    party: 'Ledger Backend',
    fix: 'Answer POST /v5/swap as documented: swapId, payinAddress, binaryPayload, signature, and the rest.',
  });
}
