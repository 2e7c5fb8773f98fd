import { type ErrorPayload, errorPayload } from '@exchange-sim/contract';

/** Why a call to the provider's backend did not work, ready to be shown: what happened and the way out. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    message: string,
    readonly fix?: string,
    /** Field of the request at fault, when the backend named one. */
    readonly field?: string,
    readonly messageKey?: ErrorPayload['messageKey'],
  ) {
    super(message);
  }
}

/** Reads the contract's error envelope; an answer without one is described by its status. */
export async function apiErrorOf(response: Response): Promise<ApiError> {
  const parsed = errorPayload.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) {
    return new ApiError(
      response.status,
      `The server answered ${response.status} without saying why.`,
      'Try again in a moment; if it stays, write to our support.',
    );
  }
  const { message, messageKey, additionalFields } = parsed.data;
  return new ApiError(response.status, message, additionalFields?.fix, additionalFields?.field, messageKey);
}

/** Anything thrown, as something that can be shown. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(0, error instanceof Error ? error.message : String(error));
}
