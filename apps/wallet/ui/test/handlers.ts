/** msw handlers made from the contract: request and example answer are both checked by the schemas. @module */
import type { Endpoint } from '@exchange-sim/contract';
import { HttpResponse, http } from 'msw';
import type { z } from 'zod';

export interface Received<P, Q, B> {
  params: P;
  query: Q;
  body: B;
}

type Answerer<P, Q, B, A> = (request: Received<P, Q, B>) => A | Response | Promise<A | Response>;

type Resolver = (info: { request: Request; params: unknown }) => Promise<Response>;

function on(method: Endpoint['method'], path: string, resolver: Resolver) {
  switch (method) {
    case 'GET':
      return http.get(path, resolver);
    case 'POST':
      return http.post(path, resolver);
    case 'PUT':
      return http.put(path, resolver);
    case 'DELETE':
      return http.delete(path, resolver);
  }
}

/** A handler of one operation. `answer` is an example answer, or what makes one from the checked request. */
export function answering<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  operation: Endpoint<P, Q, B, A>,
  answer: z.input<A> | Answerer<z.output<P>, z.output<Q>, z.output<B>, z.input<A>>,
  base = '',
) {
  const answerer = (typeof answer === 'function' ? answer : () => answer) as Answerer<
    z.output<P>,
    z.output<Q>,
    z.output<B>,
    z.input<A>
  >;
  return on(operation.method, `${base}${operation.path}`, async ({ request, params }) => {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const body: unknown = operation.body ? await request.json() : undefined;
    const received = {
      params: operation.params?.parse(params) as z.output<P>,
      query: operation.query?.parse(query) as z.output<Q>,
      body: operation.body?.parse(body) as z.output<B>,
    };
    const result = await answerer(received);
    if (result instanceof Response) return result;
    operation.answer.parse(result);
    return HttpResponse.json(result as Record<string, unknown>);
  });
}

/** An answer in the contract's error envelope. */
export function failing(status: number, messageKey: string, message: string, additionalFields?: object) {
  return HttpResponse.json(
    { messageKey, message, ...(additionalFields && { additionalFields }) },
    { status },
  );
}

const encoder = new TextEncoder();

type Send = (data: unknown, event?: string) => void;

/** A stream of server-sent events that a test or a mock feeds; what is sent once it has ended is dropped. */
export function eventStream(start: (send: Send, end: () => void) => void): Response {
  let open = true;
  const stream = new ReadableStream({
    start(controller) {
      const send: Send = (data, event) => {
        const name = event ? `event: ${event}\n` : '';
        if (open) controller.enqueue(encoder.encode(`${name}data: ${JSON.stringify(data)}\n\n`));
      };
      const end = () => {
        if (open) controller.close();
        open = false;
      };
      start(send, end);
    },
    cancel() {
      open = false;
    },
  });
  return new HttpResponse(stream, { headers: { 'content-type': 'text/event-stream' } });
}
