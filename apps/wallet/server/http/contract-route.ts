import { ContractError, type Endpoint } from '@exchange-sim/contract';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { z } from 'zod';

interface Received<P extends z.ZodType, B extends z.ZodType> {
  params: z.output<P>;
  body: z.output<B>;
}

/** Serves one operation of the contract: validates what came in, answers what `handle` resolves to. */
export function contractRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
>(
  server: FastifyInstance,
  operation: Endpoint<P, Q, B, A>,
  handle: (received: Received<P, B>, reply: FastifyReply) => Promise<z.input<A>> | z.input<A>,
): void {
  server.route({
    method: operation.method,
    url: operation.path,
    handler: async (request, reply) =>
      handle(
        {
          params: valid(operation.params, request.params, 'path'),
          body: valid(operation.body, request.body, 'body'),
        },
        reply,
      ),
  });
}

/** The value as the schema gives it out. Throws a `ContractError` (400) that names the first field that is wrong. */
export function valid<S extends z.ZodType>(
  schema: S | undefined,
  value: unknown,
  where: 'body' | 'path',
): z.output<S> {
  if (!schema) return undefined as z.output<S>;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  const what = field === '' ? `the ${where}` : `"${field}" of the ${where}`;
  throw new ContractError(400, 'INVALID_REQUEST_ERROR', `${what} is not valid: ${issue?.message}`, {
    in: where,
    ...(field !== '' && { field }),
    fix: field === '' ? 'Send a JSON object with the documented fields.' : `Send "${field}" as documented.`,
  });
}
