import { Catch } from '@nestjs/common';
import type { ErrorAnswer } from '../http/error-answer.js';
import { ErrorFilter } from '../http/error-filter.js';

/** What wallets read as "ask for a new quote", whatever the provider calls it. */
const EXPIRED = ['SWAP_QUOTE_EXPIRED_ERROR', 'SWAP_QUOTE_NOT_FOUND_ERROR'];

/** The same once more under `error`, where wallets and the SDK look for a provider's own refusal. */
@Catch()
export class SwapErrorFilter extends ErrorFilter {
  protected override body(payload: ErrorAnswer['payload']): object {
    const { messageKey, message } = payload;
    const known = EXPIRED.includes(messageKey) ? 'WRONG_OR_EXPIRED_RATE_ID' : messageKey;
    return { ...payload, error: { messageKey: known, message } };
  }
}
