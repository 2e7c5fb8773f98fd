import { type ErrorDetails, foreignErrorPayload, plainDecimal } from '@exchange-sim/contract';
import type { z } from 'zod';
import { baseUrlOf, type ProviderRow } from '../registry/provider-row.js';
import type { ProviderCall } from './provider-call.js';
import { ProviderFailure } from './provider-failure.js';
import { excerpt } from './read-answer.js';

type Call = Pick<ProviderCall<unknown>, 'product' | 'method' | 'path' | 'clause' | 'limitMs'>;
const what = (row: ProviderRow, call: Call) => `${row.name}’s ${call.method} ${call.path}`;

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

export function unreachable(row: ProviderRow, call: Call, error: unknown): ProviderFailure {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return new ProviderFailure(
    502,
    'PROVIDER_UNREACHABLE_ERROR',
    `${what(row, call)} could not be reached at ${new URL(baseUrlOf(row, call.product)).origin}${code}.`,
    { clause: 'Provider API base URL', fix: 'Start the provider, or correct baseUrl in providers.json.' },
  );
}

/** The answer breaks the contract; `field` is where. */
export function invalidAnswer(
  row: ProviderRow,
  call: Call,
  problem: string,
  field?: string,
  answered?: number,
): ProviderFailure {
  const place = field ? ` in field ${field}` : '';
  return new ProviderFailure(
    502,
    'PROVIDER_INVALID_ANSWER_ERROR',
    `${what(row, call)} answered with something that is not ${call.clause}: ${problem}${place}.`,
    { ...(field && { field }), clause: call.clause, fix: 'The provider must answer as its contract says.' },
    answered,
  );
}

export function schemaMismatch(row: ProviderRow, call: Call, error: z.ZodError): ProviderFailure {
  const issue = error.issues[0];
  return invalidAnswer(row, call, issue?.message ?? 'wrong shape', issue?.path.join('.') || 'the whole body');
}

/** What a status other than 200 means: the provider's own refusal when it comes in the envelope, a fault otherwise. */
export function refused(row: ProviderRow, call: Call, status: number, text: string, json: unknown) {
  if (status === 401 || status === 403)
    return new ProviderFailure(
      502,
      'PROVIDER_ERROR',
      `${what(row, call)} refused Ledger’s API key (${status}).`,
      {
        clause: 'Header x-api-key, Ledger to provider',
        fix: 'Make apiKey in providers.json the key this provider expects.',
      },
      status,
    );
  if (status >= 500 || status < 400)
    return new ProviderFailure(
      502,
      'PROVIDER_ERROR',
      `${what(row, call)} failed with HTTP ${status}.`,
      {
        clause: call.clause,
        fix: 'Look at the provider’s own log; its body was: '.concat(excerpt(text)),
      },
      status,
    );
  const envelope = foreignErrorPayload.safeParse(json);
  if (!envelope.success || !envelope.data.messageKey)
    return invalidAnswer(
      row,
      { ...call, clause: 'ErrorPayload' },
      `HTTP ${status} with ${excerpt(text)}`,
      'messageKey',
      status,
    );
  const { messageKey, message = messageKey, additionalFields = {} } = envelope.data;
  return new ProviderFailure(status, messageKey, message, ownDetails(additionalFields), status);
}

function ownDetails(fields: Record<string, unknown>): ErrorDetails {
  const entries = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'number' && Number.isFinite(value) ? plainDecimal(value) : value,
  ]);
  const known = ['field', 'in', 'clause', 'fix', 'minRequiredAmount', 'maxRequiredAmount'];
  return Object.fromEntries(
    entries.filter(([name, value]) => !known.includes(String(name)) || typeof value === 'string'),
  );
}
