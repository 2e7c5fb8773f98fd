import type { Endpoint } from '@exchange-sim/contract';
import type { z } from 'zod';
import type { PartyId } from '../parties/parties.js';
import { refused, unreachable, WireError } from './wire-error.js';

export interface Target {
  /** Base URL; empty for the wallet's own process. */
  base: string;
  party: PartyId;
}

/** The process this page came from. */
export const walletProcess: Target = { base: '', party: 'wallet' };

interface Message {
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
  body?: unknown;
  signal?: AbortSignal;
}

/** URL of an operation, with its path parameters and query filled in. */
export function urlOf(target: Target, path: string, { params = {}, query = {} }: Message = {}): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, value);
  return `${target.base}${filled}${search.size > 0 ? `?${search}` : ''}`;
}

/**
 * Sends one operation of the contract and checks its answer by the contract's schema.
 * @throws WireError when nothing answers, the answer is not 2xx, or it breaks the schema.
 */
export async function call<A extends z.ZodType>(
  target: Target,
  operation: Endpoint<z.ZodType, z.ZodType, z.ZodType, A>,
  message: Message = {},
): Promise<z.output<A>> {
  const url = urlOf(target, operation.path, message);
  const response = await fetch(url, {
    method: operation.method,
    ...(message.signal && { signal: message.signal }),
    ...(message.body !== undefined && {
      body: JSON.stringify(message.body),
      headers: { 'content-type': 'application/json' },
    }),
  }).catch((error: unknown) => {
    if (message.signal?.aborted) throw error;
    throw unreachable(target.party, url);
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refused(target.party, response.status, body);
  const answer = operation.answer.safeParse(body);
  if (answer.success) return answer.data;
  const [issue] = answer.error.issues;
  throw new WireError(
    `The answer of ${operation.method} ${operation.path} breaks the contract at "${issue?.path.join('.')}": ${issue?.message}.`,
    target.party,
    { status: response.status, fix: 'Compare the answer with the schema in packages/contract.', body },
  );
}
