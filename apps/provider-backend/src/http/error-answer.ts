import { ContractError, type ErrorDetails, type ErrorPayload, type MessageKey } from '@exchange-sim/contract';
import { PayloadError } from '@exchange-sim/payload';
import { HttpException } from '@nestjs/common';

export interface ErrorAnswer {
  status: number;
  payload: ErrorPayload;
}

/** Status and envelope of whatever was thrown; `undefined` for a fault of this service. */
export function errorAnswer(
  error: unknown,
  request: { method: string; url: string },
): ErrorAnswer | undefined {
  if (error instanceof ContractError) return { status: error.status, payload: error.payload };
  if (error instanceof PayloadError) {
    const { field, clause, message } = error;
    return answer(400, 'INVALID_REQUEST_ERROR', `The payload cannot be signed: ${message}.`, {
      field,
      clause,
    });
  }
  if (isDatabaseAway(error))
    return answer(503, 'SERVICE_UNAVAILABLE_ERROR', 'The provider cannot reach its database.', {
      fix: 'Start Postgres again and repeat the request: nothing of it was kept.',
    });
  const status = statusOf(error);
  if (status === 404) return unknownRoute(request);
  if (status === undefined || status < 400 || status > 499) return undefined;
  return unreadable(status, error instanceof Error ? error.message : 'malformed');
}

function answer(status: number, messageKey: MessageKey, message: string, details: ErrorDetails): ErrorAnswer {
  return { status, payload: { messageKey, message, additionalFields: details } };
}

function unknownRoute({ method, url }: { method: string; url: string }): ErrorAnswer {
  const path = url.split('?')[0]?.slice(0, 200) ?? '';
  return answer(404, 'NOT_FOUND_ERROR', `The provider serves no ${method} ${path}.`, {
    in: 'path',
    clause: 'Operations of the provider, see /docs',
    fix: 'Check method and path.',
  });
}

const MENDS: Readonly<Record<number, string>> = {
  413: 'Send a smaller body.',
  415: 'Send JSON with the header "content-type: application/json".',
};

function unreadable(status: number, reason: string): ErrorAnswer {
  return answer(status, 'INVALID_REQUEST_ERROR', `The request cannot be read: ${reason}.`, {
    in: status === 415 ? 'header' : 'body',
    clause: 'Bodies are JSON in UTF-8',
    fix: MENDS[status] ?? 'Send well-formed JSON and a well-formed URL.',
  });
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** A refused, reset or ended connection, or Postgres starting up or shutting down (SQLSTATE classes 08 and 57P). */
function isDatabaseAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && /^(ECONN|EPIPE|08|57P)/.test(String(cause.code))) return true;
    if (/Connection terminated|connection timeout/i.test(cause.message)) return true;
  }
  return false;
}
