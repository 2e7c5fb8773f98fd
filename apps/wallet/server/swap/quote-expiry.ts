import type { Clock } from '@exchange-sim/clock';
import { ExchangeFailure, type ExchangeStep } from '../exchange/exchange-failure.js';
import type { QuotePromise } from './quote-promise.js';

/** Throws an `ExchangeFailure` (410) when the fixed quote no longer holds: at its expiry it does not. @param clock of the stack */
export function requireFresh(
  promise: Pick<QuotePromise, 'expiresAt'> | undefined,
  clock: Clock,
  step: ExchangeStep,
): void {
  if (promise?.expiresAt === undefined || clock.now() < promise.expiresAt) return;
  throw quoteExpired(step, 'The fixed quote expired before the swap was done, so nothing was broadcast.');
}

export function quoteExpired(step: ExchangeStep, message: string): ExchangeFailure {
  return new ExchangeFailure(410, {
    name: 'CompleteExchangeError',
    message,
    step,
    title: 'quoteExpired',
    party: 'User',
    fix: 'Ask for new quotes and choose again; a fixed price is guaranteed for its window only (at least 60 s).',
  });
}
