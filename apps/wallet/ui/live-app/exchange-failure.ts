import { exchangeError } from '@exchange-sim/contract';
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
}

const received = exchangeError.extend({ cause: z.unknown().optional() });

/** Reads the failure out of whatever a call to the wallet's process threw. */
export function exchangeFailure(error: unknown): ExchangeFailure {
  const wire = error instanceof WireError ? error : undefined;
  const parsed = received.safeParse(wire?.details.body);
  if (parsed.success) {
    const { name, message, step, title, cause, party, fix } = parsed.data;
    return { name, message, step, title, cause, party: partyOf(party), fix };
  }
  return {
    name: 'ExchangeError',
    message: error instanceof Error ? error.message : String(error),
    step: undefined,
    title: undefined,
    cause: undefined,
    party: wire?.party ?? 'wallet',
    fix: wire?.details.fix,
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
