import type { z } from 'zod';
import { baseUrlOf, type ProviderRow } from '../registry/provider-row.js';
import type { ProviderCall } from './provider-call.js';
import { ProviderFailure } from './provider-failure.js';

export type Call = Pick<ProviderCall<unknown>, 'product' | 'method' | 'path' | 'clause' | 'limitMs'>;
/** The operation as a sentence names it. */
export const what = (row: ProviderRow, call: Call) => `${row.name}’s ${call.method} ${call.path}`;

export function timedOut(row: ProviderRow, call: Call): ProviderFailure {
  return new ProviderFailure(
    504,
    'PROVIDER_TIMEOUT_ERROR',
    `${what(row, call)} gave no answer within ${call.limitMs / 1000} s.`,
    {
      clause: `${call.clause} within ${call.limitMs / 1000} s, otherwise the provider is left out`,
      fix: 'Try again, or choose another provider; the provider must answer faster.',
    },
  );
}

/** The answer breaks the contract; `field` is where. */
export function invalidAnswer(
  row: ProviderRow,
  call: Call,
  problem: string,
  field?: string,
  answered?: number,
  fix = 'The provider must answer as its contract says.',
): ProviderFailure {
  const place = field ? ` in field ${field}` : '';
  return new ProviderFailure(
    502,
    'PROVIDER_INVALID_ANSWER_ERROR',
    `${what(row, call)} answered with something that is not ${call.clause}: ${problem}${place}.`,
    { ...(field && { field }), clause: call.clause, fix },
    answered,
  );
}

export function schemaMismatch(row: ProviderRow, call: Call, error: z.ZodError): ProviderFailure {
  const issue = error.issues[0];
  return invalidAnswer(row, call, issue?.message ?? 'wrong shape', issue?.path.join('.') || 'the whole body');
}

/** Redirects are told by their host only: a path may have a secret in it. */
export function redirected(row: ProviderRow, call: Call, response: Response): ProviderFailure {
  const location = response.headers.get('location');
  const base = baseUrlOf(row, call.product);
  const where = location && URL.canParse(location, base) ? new URL(location, base).host : 'nowhere';
  return invalidAnswer(
    row,
    call,
    `a redirect to ${where || 'nowhere'} (HTTP ${response.status}), which is not followed`,
    'location',
    response.status,
    'The provider must answer at the path of the contract itself; or correct baseUrl in providers.json.',
  );
}

export function wrongType(row: ProviderRow, call: Call, contentType: string): ProviderFailure {
  return invalidAnswer(
    row,
    call,
    contentType ? `${contentType.slice(0, 80)} instead of application/json` : 'no application/json',
    'content-type',
    undefined,
    'The provider must send the header "content-type: application/json".',
  );
}
