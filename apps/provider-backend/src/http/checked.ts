import { ContractError } from '@exchange-sim/contract';
import type { PipeTransform } from '@nestjs/common';
import type { z } from 'zod';

type Place = 'query' | 'path' | 'body';

/** A pipe that lets through what `schema` says; anything else is 400 with the first wrong field by name. */
export function checked(schema: z.ZodType | undefined, place: Place): PipeTransform {
  if (!schema) throw new Error(`this operation declares no ${place} to check`);
  return { transform: (value: unknown) => read(schema, place, value) };
}

/** What `schema` makes of a value. @throws ContractError 400 with the first wrong field by name */
export function read<S extends z.ZodType>(schema: S | undefined, place: Place, value: unknown): z.output<S> {
  if (!schema) throw new Error(`this operation declares no ${place} to check`);
  const nul = pathOfNul(value);
  if (nul !== undefined) throw refusal(place, nul, `${nul || `the ${place}`} contains the character U+0000`);
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const problems = error.issues.map(({ path, message }) => `${path.join('.') || `the ${place}`}: ${message}`);
  throw refusal(place, error.issues[0]?.path.join('.') || place, problems.slice(0, 5).join('; '));
}

function refusal(place: Place, field: string, problem: string): ContractError {
  return new ContractError(400, 'INVALID_REQUEST_ERROR', `Invalid ${place}: ${problem.slice(0, 900)}.`, {
    field: field.slice(0, 200) || place,
    in: place,
    clause: 'Schema of the operation, see /docs',
    fix: 'Correct it and send the request again.',
  });
}

/** Where a text holds U+0000, which Postgres cannot keep. */
function pathOfNul(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return value.includes('\0') ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const found = pathOfNul(item, path ? `${path}.${key}` : key) ?? pathOfNul(key, path);
    if (found !== undefined) return found;
  }
  return undefined;
}
