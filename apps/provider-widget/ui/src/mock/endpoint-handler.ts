import { ContractError, type Endpoint } from '@exchange-sim/contract';
import { HttpResponse, http, type RequestHandler } from 'msw';
import type { z } from 'zod';

/** The pages and the backends are different origins, as they really are. */
export const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'content-type, x-exchange-sdk-version, x-widget-product',
};

/** Whose request it is, as far as the request tells. */
export interface Caller {
  /** The browser adds the cookies it keeps, which ones is the accounts' business. */
  withCookies: boolean;
  /** The product the page was opened for; empty without one. */
  product: string;
}

interface Received<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
  from: Caller;
}

/** A handler for one operation of the contract: the request and the answer must fit their schemas. */
export function handlerOf<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  baseUrl: string,
  operation: Endpoint<P, Q, B, A>,
  answer: (received: Received<P, Q, B>) => z.input<A> | Promise<z.input<A>>,
): RequestHandler[] {
  const methods = { GET: http.get, POST: http.post, PUT: http.put, DELETE: http.delete };
  // the SDK posts a swap to the very address it was given, with or without a slash at its end
  const paths = [operation.path, ...(operation.aliases ?? [])].flatMap((path) =>
    path === '/' ? ['', '/'] : [path],
  );
  return paths.map((path) =>
    methods[operation.method](baseUrl + path, async ({ request, params }) => {
      try {
        const received = {
          params: checked(operation.params, params, 'path'),
          query: checked(operation.query, Object.fromEntries(new URL(request.url).searchParams), 'query'),
          body: checked(operation.body, operation.body && (await request.json()), 'body'),
          from: callerOf(request),
        };
        return HttpResponse.json(operation.answer.parse(await answer(received)) as object, { headers: CORS });
      } catch (error) {
        if (!(error instanceof ContractError)) throw error;
        return HttpResponse.json(error.payload, { status: error.status, headers: CORS });
      }
    }),
  );
}

export function callerOf(request: Request): Caller {
  return {
    // a service worker is told how it was asked, a server sees the cookies
    withCookies: request.credentials === 'include' || request.headers.has('cookie'),
    product: request.headers.get('x-widget-product') ?? '',
  };
}

function checked<S extends z.ZodType>(
  schema: S | undefined,
  value: unknown,
  where: 'path' | 'query' | 'body',
): z.output<S> {
  const parsed = schema?.safeParse(value);
  if (parsed?.success) return parsed.data;
  if (!parsed) return undefined as z.output<S>;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new ContractError(400, 'INVALID_REQUEST_ERROR', `${field}: ${issue?.message}`, { field, in: where });
}
