/** msw handlers made from the contract: request and example answer are both checked by the schemas. @module */
import type { Endpoint } from '@exchange-sim/contract';
import { HttpResponse, http } from 'msw';
import type { z } from 'zod';

export interface Received<P, Q, B> {
  params: P;
  query: Q;
  body: B;
}

type Answerer<P, Q, B, A> =
  | A
  | Response
  | ((request: Received<P, Q, B>) => A | Response | Promise<A | Response>);

/** A handler of one operation. `answer` is an example answer, or what makes one from the checked request. */
export function answering<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  operation: Endpoint<P, Q, B, A>,
  answer: Answerer<z.output<P>, z.output<Q>, z.output<B>, z.input<A>>,
  base = '',
) {
  const method = operation.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
  return http[method](`${base}${operation.path}`, async ({ request, params }) => {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const body: unknown = operation.body ? await request.json() : undefined;
    const received = {
      params: operation.params?.parse(params) as z.output<P>,
      query: operation.query?.parse(query) as z.output<Q>,
      body: operation.body?.parse(body) as z.output<B>,
    };
    const result = typeof answer === 'function' ? await answer(received) : answer;
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

/** A stream of server-sent events that a test or a mock feeds. */
export function eventStream(start: (send: (event: unknown) => void, end: () => void) => void): Response {
  const stream = new ReadableStream({
    start(controller) {
      start(
        (event) => controller.enqueue(encoder.encode(`data: ${JSON.stringify(event)}\n\n`)),
        () => controller.close(),
      );
    },
  });
  return new HttpResponse(stream, { headers: { 'content-type': 'text/event-stream' } });
}
