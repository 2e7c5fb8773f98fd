import { errorPayload } from '@exchange-sim/contract';
import type { PartyId } from '../parties/parties.js';

/** A refused or failed request: what happened, which system said so, and what to do about it. */
export class WireError extends Error {
  override readonly name = 'WireError';

  constructor(
    message: string,
    readonly party: PartyId,
    readonly details: {
      status?: number;
      messageKey?: string;
      fix?: string;
      clause?: string;
      body?: unknown;
    } = {},
  ) {
    super(message);
  }
}

const FIXES: Record<PartyId, string> = {
  user: 'Look at what you entered.',
  wallet: 'See that the wallet process runs, then try again.',
  'ledger-backend': 'See that the Ledger Backend runs and answers GET /health, then try again.',
  provider: 'See the provider’s log, then try again.',
  signer: 'See that the signer is connected and unlocked, then try again.',
};

/** The error of a request that got no answer at all. */
export function unreachable(party: PartyId, url: string): WireError {
  const origin = new URL(url, window.location.href).origin;
  return new WireError(`No answer from ${origin}.`, party, { fix: FIXES[party] });
}

/** The error of an answer outside 2xx, in the contract's envelope or, failing that, by its status. */
export function refused(party: PartyId, status: number, body: unknown): WireError {
  const envelope = errorPayload.safeParse(body);
  if (!envelope.success) {
    return new WireError(`The answer was HTTP ${status}.`, party, { status, fix: FIXES[party], body });
  }
  const { message, messageKey, additionalFields } = envelope.data;
  const fault = messageKey.startsWith('PROVIDER_') ? 'provider' : party;
  const fix = additionalFields?.fix;
  const clause = additionalFields?.clause;
  return new WireError(message, fault, {
    status,
    messageKey,
    body,
    ...(fix && { fix }),
    ...(clause && { clause }),
  });
}
