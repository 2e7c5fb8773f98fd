import type { Endpoint, Product } from '@exchange-sim/contract';
import type { z } from 'zod';
import { ApiError, apiErrorOf } from './api-error.js';
import { sessionRequest } from './session-request.js';

interface CallInput<Params extends z.ZodType, Body extends z.ZodType> {
  params?: z.input<Params>;
  body?: z.input<Body>;
}

export interface ApiClient {
  /**
   * Calls one operation of the contract and gives its answer, checked by the schema.
   * @throws ApiError with what to show
   */
  call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
    operation: Endpoint<P, Q, B, A>,
    input?: CallInput<P, B>,
  ): Promise<z.output<A>>;
}

/** Client of the provider's backend, with the session of whoever is signed in. */
export function createApiClient(baseUrl: string, product: Product | undefined): ApiClient {
  const { credentials, headers } = sessionRequest(product);
  return {
    async call(operation, input = {}) {
      const response = await send(urlOf(baseUrl, operation.path, input.params), {
        method: operation.method,
        credentials,
        headers: { ...headers, ...(input.body !== undefined && { 'content-type': 'application/json' }) },
        ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
      });
      if (!response.ok) throw await apiErrorOf(response);
      const answer = operation.answer.safeParse(await response.json().catch(() => undefined));
      if (answer.success) return answer.data;
      const [issue] = answer.error.issues;
      throw new ApiError(
        response.status,
        `The answer of ${operation.method} ${operation.path} is not what was agreed: ${issue?.path.join('.') || 'body'} ${issue?.message ?? ''}`.trim(),
        'Reload the page; if it stays, write to our support.',
      );
    },
  };
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch {
    throw new ApiError(0, 'Our server did not answer.', 'Check your connection and try again.');
  }
}

/** `/api/quotes/:quoteId` with its parameters filled in, below `baseUrl`. */
function urlOf(baseUrl: string, path: string, params: unknown): string {
  const values = new Map(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]));
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values.get(name) ?? ''));
  return baseUrl.replace(/\/$/, '') + filled;
}
