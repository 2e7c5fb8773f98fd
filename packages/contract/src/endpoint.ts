import type { z } from 'zod';

/** One HTTP operation as data: OpenAPI documents, validation and the handlers of UI tests are made from it. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `:name` parameters. */
  path: string;
  aliases?: readonly string[];
  summary: string;
  params?: Params;
  query?: Query;
  body?: Body;
  /** Schema of the 200 (or 201) answer. */
  answer: Answer;
  /** The header that must carry the partner's key. */
  apiKey?: 'x-api-key';
  /** HTTP statuses of the error envelope this operation can answer with. */
  errors?: readonly number[];
}

/** Keeps the exact types of an operation. */
export function endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  operation: Endpoint<P, Q, B, A>,
): Endpoint<P, Q, B, A> {
  return operation;
}
