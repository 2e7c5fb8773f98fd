import { errorPayload, exchangeError } from '@exchange-sim/contract';
import { z } from 'zod';
import { type PartyId, partyOf } from '../parties/parties.js';
import { WireError } from '../wire/wire-error.js';

/** A failed start or complete: what the Live App receives, and what the person at the wallet is told besides. */
export interface ExchangeFailure {
  name: string;
  message: string;
  step: string | undefined;
  title: string | undefined;
  cause: unknown;
  party: PartyId;
  fix: string | undefined;
  /** What of the message, the payload or the quote is wrong. */
  field: string | undefined;
  /** The price no longer holds; only a fresh quote helps. */
  isQuoteExpired: boolean;
}

const received = exchangeError.extend({ cause: z.unknown().optional(), field: z.string().optional() });

const EXPIRED_KEYS = ['SWAP_QUOTE_EXPIRED_ERROR', 'WRONG_OR_EXPIRED_RATE_ID'];

/** Reads the failure out of whatever a call to the wallet's process threw. */
export function exchangeFailure(error: unknown): ExchangeFailure {
  const wire = error instanceof WireError ? error : undefined;
  const isGone = wire?.details.status === 410 || EXPIRED_KEYS.includes(wire?.details.messageKey ?? '');
  const parsed = received.safeParse(wire?.details.body);
  if (parsed.success) {
    const { name, message, step, title, cause, party, fix, field } = parsed.data;
    const isQuoteExpired = isGone || title === 'quoteExpired';
    return { name, message, step, title, cause, party: partyOf(party), fix, field, isQuoteExpired };
  }
  return {
    name: 'ExchangeError',
    message: error instanceof Error ? error.message : String(error),
    step: undefined,
    title: undefined,
    cause: undefined,
    party: wire?.party ?? 'wallet',
    fix: wire?.details.fix,
    field: errorPayload.safeParse(wire?.details.body).data?.additionalFields?.field,
    isQuoteExpired: isGone,
  };
}

/** The error as the Live App gets it. A plain object: wallet-api keeps `step` and `title` of those only. */
export function asThrown({ name, message, step, title, cause }: ExchangeFailure) {
  return {
    name,
    message,
    ...(step && { step }),
    ...(title && { title }),
    ...(cause !== undefined && { cause }),
  };
}
