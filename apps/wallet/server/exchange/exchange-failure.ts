import type { ExchangeError } from '@exchange-sim/contract';

/** Names of the five systems and the chain, as errors give them. */
export type FaultyParty = 'User' | 'Wallet' | 'Ledger Backend' | 'Provider' | 'Signer' | 'Chain';

export interface PlainExchangeError extends ExchangeError {
  party: FaultyParty;
  fix: string;
}

/**
 * A failed exchange with the object the Live App is to receive. It stays a plain object because wallet-api keeps `step` and
 * `title` of those only.
 */
export class ExchangeFailure extends Error {
  override readonly name = 'ExchangeFailure';

  constructor(
    /** 404 unknown account, 409 at fault is a person or a partner, 410 the quote expired, 502 a partner failed, 503 a system does not answer. */
    readonly status: 404 | 409 | 410 | 502 | 503,
    readonly error: PlainExchangeError,
  ) {
    super(error.message);
  }
}

export type ExchangeStep = NonNullable<ExchangeError['step']>;

/** A failure before anything was asked of the signer, as Ledger Wallet wraps those. */
export function initFailure(
  title: string,
  message: string,
  party: FaultyParty,
  fix: string,
  status: 409 | 503 = 409,
): ExchangeFailure {
  return new ExchangeFailure(status, {
    name: 'CompleteExchangeError',
    message,
    step: 'INIT',
    title,
    party,
    fix,
  });
}
