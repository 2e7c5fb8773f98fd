import type { Endpoint } from '@exchange-sim/contract';
import { type SetupServer, setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { z } from 'zod';
import { answering, type Received } from './handlers.js';

/** A server for one test file; a request nobody answers fails the test that made it. */
export function mockServer(...handlers: Parameters<typeof setupServer>): SetupServer {
  const server = setupServer(...handlers);
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  return server;
}

/** Answers an operation with the same answer every time and keeps what was asked. */
export function collect<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  server: SetupServer,
  operation: Endpoint<P, Q, B, A>,
  answer: z.input<A>,
  base = '',
): Received<z.output<P>, z.output<Q>, z.output<B>>[] {
  const received: Received<z.output<P>, z.output<Q>, z.output<B>>[] = [];
  server.use(
    answering(
      operation,
      (request) => {
        received.push(request);
        return answer;
      },
      base,
    ),
  );
  return received;
}
