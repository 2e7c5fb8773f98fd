import { ContractError, type ErrorDetails, type MessageKey } from '@exchange-sim/contract';
import { HttpException } from '@nestjs/common';
import { ProviderFailure } from '../provider-client/provider-failure.js';
import { methodsOf } from './operations.js';

export interface ErrorAnswer {
  status: number;
  payload: { messageKey: string; message: string; additionalFields?: ErrorDetails };
  headers?: Record<string, string>;
}

/** Status and envelope for anything that was thrown; `undefined` for what nobody foresaw. */
export function errorAnswer(error: unknown, method: string, url: string): ErrorAnswer | undefined {
  if (error instanceof ContractError || error instanceof ProviderFailure)
    return { status: error.status, payload: error.payload };
  if (error instanceof HttpException && error.getStatus() === 404) return unknownRoute(method, url);
  if (error instanceof Error && isPostgresAway(error))
    return answer(503, 'SERVICE_UNAVAILABLE_ERROR', 'Ledger’s backend cannot reach its database.', {
      clause: 'Orders are kept in Postgres',
      fix: 'Start Postgres again; nothing was recorded, so send the request again afterwards.',
    });
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  if (status === undefined || status < 400 || status > 499) return undefined;
  return malformed(status, error instanceof Error ? error.message : 'malformed request');
}

function answer(status: number, messageKey: MessageKey, message: string, details: ErrorDetails): ErrorAnswer {
  return { status, payload: { messageKey, message, additionalFields: details } };
}

function unknownRoute(method: string, url: string): ErrorAnswer {
  const path = (url.split('?')[0] ?? url).slice(0, 200);
  const allowed = methodsOf(path);
  if (allowed.length === 0)
    return answer(404, 'NOT_FOUND_ERROR', `Ledger’s backend serves no ${method} ${path}.`, {
      in: 'path',
      clause: 'Paths of this service: see /docs',
      fix: 'Correct the path; /docs lists every path and its aliases.',
    });
  const refused = answer(405, 'INVALID_REQUEST_ERROR', `${path} is not served by ${method}.`, {
    in: 'path',
    clause: 'Methods of this service: see /docs',
    fix: `Use ${allowed.join(' or ')}.`,
  });
  return { ...refused, headers: { allow: allowed.join(', ') } };
}

function malformed(status: number, reason: string): ErrorAnswer {
  const fixes: Record<number, string> = {
    413: 'Send less: bodies may have 64 KiB.',
    415: 'Send the body as JSON with the header "content-type: application/json".',
  };
  return answer(status, 'INVALID_REQUEST_ERROR', `The request cannot be read: ${reason}.`, {
    in: status === 415 ? 'header' : 'body',
    clause: 'Requests are JSON, UTF-8',
    fix: fixes[status] ?? 'Send well-formed JSON and percent-encoding.',
  });
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

/** Connection refused, reset or ended, and Postgres shutting down (class 57P). */
function isPostgresAway(error: Error): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (/^(ECONN|EPIPE|08|57P)/.test(code) || /Connection terminated|connection timeout/i.test(cause.message))
      return true;
  }
  return false;
}
