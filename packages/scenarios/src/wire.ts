import { type Endpoint, errorPayload } from '@exchange-sim/contract';
import { z } from 'zod';

interface Message {
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
  body?: unknown;
  token?: string;
  headers?: Record<string, string>;
}

/** A refused request, with the body as it came. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    message: string,
    readonly status: number,
    readonly body: unknown,
  ) {
    super(message);
  }
}

/**
 * Sends one operation of the contract to `base` and checks its answer by the contract's schema.
 * @throws Refused when the answer is not 2xx; ZodError when it breaks the schema
 */
export async function call<A extends z.ZodType>(
  base: string,
  operation: Endpoint<z.ZodType, z.ZodType, z.ZodType, A>,
  { params = {}, query = {}, body, token, headers = {} }: Message = {},
): Promise<z.output<A>> {
  const path = operation.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const response = await fetch(`${base.replace(/\/$/, '')}${path}${search.size > 0 ? `?${search}` : ''}`, {
    method: operation.method,
    headers: {
      ...headers,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return operation.answer.parse(answer);
  const envelope = errorPayload.safeParse(answer);
  const said = envelope.success
    ? `${envelope.data.messageKey}: ${envelope.data.message}`
    : z.object({ message: z.string() }).safeParse(answer).data?.message;
  throw new Refused(
    said ?? `${operation.method} ${operation.path} answered ${response.status}`,
    response.status,
    answer,
  );
}
