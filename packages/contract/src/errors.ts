import { z } from 'zod';

/** Keys of the published contracts, then the ones the simulator adds for what those leave open. */
export const MESSAGE_KEYS = [
  'NO_DEPOSIT_WALLET_ERROR',
  'CURRENCY_FROM_NOT_FOUND_ERROR',
  'CURRENCY_TO_NOT_FOUND_ERROR',
  'SELL_QUOTE_NOT_FOUND_ERROR',
  'SELL_TRANSACTION_NOT_FOUND_ERROR',
  'SWAP_PAIR_NOT_FOUND_ERROR',
  'SWAP_QUOTE_NOT_FOUND_ERROR',
  'SWAP_TRANSACTION_NOT_FOUND_ERROR',
  'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR',
  'FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR',
  'REGION_RESTRICTED_ERROR',
  'CURRENCY_REGION_RESTRICTED_ERROR',
  // the simulator's own
  'SELL_QUOTE_EXPIRED_ERROR',
  'SWAP_QUOTE_EXPIRED_ERROR',
  'BUY_QUOTE_NOT_FOUND_ERROR',
  'BUY_QUOTE_EXPIRED_ERROR',
  'BUY_ORDER_NOT_FOUND_ERROR',
  'CARD_NOT_KNOWN_ERROR',
  'PAYMENT_METHOD_NOT_FOUND_ERROR',
  'INVALID_REQUEST_ERROR',
  'UNAUTHORIZED_ERROR',
  'FORBIDDEN_ERROR',
  'NOT_FOUND_ERROR',
  'CONFLICT_ERROR',
  'KYC_REQUIRED_ERROR',
  'PROVIDER_NOT_FOUND_ERROR',
  'PROVIDER_UNREACHABLE_ERROR',
  'PROVIDER_TIMEOUT_ERROR',
  'PROVIDER_INVALID_ANSWER_ERROR',
  'PROVIDER_ERROR',
  'SERVICE_UNAVAILABLE_ERROR',
] as const;
export const messageKey = z.enum(MESSAGE_KEYS);
export type MessageKey = z.infer<typeof messageKey>;

/** What a reader needs to mend a request: the field, where it stands, the clause it breaks and the way out. */
export const errorDetails = z
  .looseObject({
    field: z.string().optional(),
    in: z.enum(['query', 'path', 'body', 'header']).optional(),
    clause: z.string().optional(),
    fix: z.string().optional(),
    minRequiredAmount: z.string().optional(),
    maxRequiredAmount: z.string().optional(),
  })
  .meta({ description: 'Field, clause and mend; amounts in whole units' });
export type ErrorDetails = z.infer<typeof errorDetails>;

/** Error envelope of the Sell and Swap contracts (`ErrorPayload`). */
export const errorPayload = z
  .object({ messageKey, message: z.string(), additionalFields: errorDetails.optional() })
  .meta({ id: 'ErrorPayload' });
export type ErrorPayload = z.infer<typeof errorPayload>;

/** The envelope as a foreign provider may send it: keys of its own are let through. */
export const foreignErrorPayload = z.looseObject({
  messageKey: z.string().max(100).optional(),
  message: z.string().max(2000).optional(),
  additionalFields: z.record(z.string(), z.unknown()).optional(),
});

/** An error with its envelope and HTTP status, thrown by rules and turned into an answer at the edge. */
export class ContractError extends Error {
  override readonly name = 'ContractError';

  constructor(
    readonly status: number,
    readonly messageKey: MessageKey,
    message: string,
    readonly details?: ErrorDetails,
  ) {
    super(message);
  }

  get payload(): ErrorPayload {
    return {
      messageKey: this.messageKey,
      message: this.message,
      ...(this.details && { additionalFields: this.details }),
    };
  }
}
