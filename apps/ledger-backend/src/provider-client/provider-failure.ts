import type { ErrorDetails, MessageKey } from '@exchange-sim/contract';

/**
 * A provider that did not do its part. `status` is what our own caller is told: the provider's own 4xx when it answered in
 * the contract's envelope, 502 for an answer that breaks the contract, 504 for none in time. `messageKey` may be the
 * provider's own.
 */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';

  constructor(
    readonly status: number,
    readonly messageKey: MessageKey | (string & {}),
    message: string,
    readonly details: ErrorDetails = {},
    /** HTTP status the provider answered with; absent when it gave no answer, or a bad one with 200. */
    readonly answered?: number,
  ) {
    super(message);
  }

  /** The contract's error envelope. */
  get payload(): { messageKey: string; message: string; additionalFields: ErrorDetails } {
    return { messageKey: this.messageKey, message: this.message, additionalFields: this.details };
  }
}
