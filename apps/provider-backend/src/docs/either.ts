import { isDeepStrictEqual } from 'node:util';

type Json = Record<string, unknown>;

/** What an operation of a path is described by, as far as two that share it are put together. */
export interface Described {
  summary: string;
  tags: string[];
  parameters: Array<{ name: string; in: string; required: boolean; schema: unknown }>;
  requestBody?: Json;
  security?: Array<Record<string, string[]>>;
  responses: Record<string, { description: string; content: Record<string, { schema: unknown }> }>;
}

/** Two products answer under one path: what either takes and answers. */
export function either(one: Described, other: Described): Described {
  const named = (list: Described['parameters'], name: string) => list.find((known) => known.name === name);
  const names = new Set([...one.parameters, ...other.parameters].map(({ name }) => name));
  const parameters = [...names].flatMap((name) => {
    const [a, b] = [named(one.parameters, name), named(other.parameters, name)];
    const known = a ?? b;
    if (!known) return [];
    if (!a || !b) return [{ ...known, required: false }];
    return [{ ...known, required: a.required && b.required, schema: anyOf(a.schema, b.schema) }];
  });
  const responses = Object.entries(other.responses).map(([status, answer]) => {
    const first = one.responses[status];
    if (!first) return [status, answer];
    const [a, b] = [first, answer].map(({ content }) => content['application/json']?.schema);
    return [status, { ...first, content: { 'application/json': { schema: anyOf(a, b) } } }];
  });
  const security = [...(one.security ?? [{}]), ...(other.security ?? [{}])];
  return {
    ...one,
    summary: one.summary === other.summary ? one.summary : `${one.summary}. Or: ${other.summary}`,
    parameters,
    responses: { ...one.responses, ...Object.fromEntries(responses) },
    ...((one.security ?? other.security) && { security }),
  };
}

const anyOf = (a: unknown, b: unknown) => (isDeepStrictEqual(a, b) ? a : { anyOf: [a, b] });
