import { type ErrorDetails, foreignErrorPayload, plainDecimal } from '@exchange-sim/contract';
import { z } from 'zod';
import { keyHeaderOf, type ProviderRow } from '../registry/provider-row.js';
import { type Call, invalidAnswer, what } from './failures.js';
import { ProviderFailure } from './provider-failure.js';
import { type Answer, excerpt } from './read-answer.js';

/** What a status other than 200 means: the provider's own refusal when it comes in the envelope, a fault otherwise. */
export function refused(row: ProviderRow, call: Call, answer: Answer): ProviderFailure {
  const { status, text, json } = answer;
  if (status === 401 || status === 403)
    return new ProviderFailure(
      502,
      'PROVIDER_ERROR',
      `${what(row, call)} refused Ledger’s API key (${status}).`,
      {
        clause: `Header ${keyHeaderOf(row)}, Ledger to provider`,
        fix: 'Make apiKey in providers.json the key this provider expects.',
      },
      status,
    );
  if (status < 400)
    return invalidAnswer(row, call, `HTTP ${status} with ${excerpt(text)} instead of 200`, 'status', status);
  if (status >= 500)
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
  const words = call.product === 'buy' ? plainWords(answer) : undefined;
  if (words) return inPlainWords(row, call, status, words);
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

/** Errors of Buy have no envelope: plain text, or `ProviderServerError` with a code and a message. */
function plainWords({ contentType, text, json }: Answer): string | undefined {
  if (contentType === 'text/plain' && json === undefined && text.trim()) return excerpt(text);
  const { success, data } = serverError.safeParse(json);
  return success ? excerpt(data.message) : undefined;
}

const serverError = z.object({ messageKey: z.undefined().optional(), message: z.string().min(1).max(2000) });

function inPlainWords(row: ProviderRow, call: Call, status: number, words: string): ProviderFailure {
  return new ProviderFailure(
    status,
    status === 451 ? 'REGION_RESTRICTED_ERROR' : 'INVALID_REQUEST_ERROR',
    `${what(row, call)} was refused (HTTP ${status}): ${words}.`,
    { clause: call.clause, fix: 'Choose another provider, or change what is asked for.' },
    status,
  );
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
