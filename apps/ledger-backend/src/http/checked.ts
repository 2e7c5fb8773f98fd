import { ContractError, type ErrorDetails } from '@exchange-sim/contract';
import type { PipeTransform } from '@nestjs/common';
import type { z } from 'zod';

type Place = 'query' | 'path' | 'body' | 'header';

/** A pipe that lets through what the schema says and answers anything else with 400, naming the first wrong field. */
export function checked(schema: z.ZodType | undefined, place: Place): PipeTransform {
  if (!schema) throw new Error(`an operation without a schema for its ${place} cannot check it`);
  return {
    transform(value: unknown) {
      const result = schema.safeParse(value);
      if (!result.success) throw invalid(result.error, place);
      const field = fieldWithNul(value);
      if (field !== undefined) throw nulCharacter(field, place);
      return result.data;
    },
  };
}

function invalid(error: z.ZodError, place: Place): ContractError {
  const issues = error.issues.map((issue) => `${issue.path.join('.') || `the ${place}`}: ${issue.message}`);
  const details: ErrorDetails = {
    field: error.issues[0]?.path.join('.') || place,
    in: place,
    clause: 'Schema of this operation: see /docs',
    fix: `Correct ${issues.length === 1 ? 'this field' : `these ${issues.length} fields`} and send again.`,
  };
  const sentence = issues.slice(0, 5).join('; ').slice(0, 1_000);
  return new ContractError(400, 'INVALID_REQUEST_ERROR', `The ${place} is not valid. ${sentence}.`, details);
}

/** Postgres keeps no U+0000 in text, and no identifier or address has one. */
function fieldWithNul(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return value.includes('\0') ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const field = fieldWithNul(item, path ? `${path}.${key}` : key);
    if (field !== undefined) return field;
  }
  return undefined;
}

function nulCharacter(field: string, place: Place): ContractError {
  return new ContractError(
    400,
    'INVALID_REQUEST_ERROR',
    `The ${place} is not valid. ${field}: has a NUL character.`,
    {
      field,
      in: place,
      clause: 'Text has no U+0000',
      fix: 'Remove the character.',
    },
  );
}
