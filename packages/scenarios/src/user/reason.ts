import { errorPayload } from '@exchange-sim/contract';
import { z } from 'zod';

/** The SDK throws errors and plain objects alike; `cause` carries the wallet’s or axios’s own fields. */
const thrown = z.looseObject({
  name: z.string().optional(),
  message: z.string().optional(),
  cause: z
    .looseObject({
      name: z.string().optional(),
      response: z.looseObject({ data: z.unknown() }).optional(),
    })
    .optional()
    .catch(undefined),
});

/** What stopped the SDK, in the words nearest to the fault. */
export function reasonOf(error: unknown): { errorName: string; reason: string } {
  const read = thrown.safeParse(
    error instanceof Error
      ? { ...error, name: error.name, message: error.message, cause: error.cause }
      : error,
  ).data;
  const envelope = errorPayload.safeParse(read?.cause?.response?.data).data;
  const words = envelope ? `${envelope.messageKey}: ${envelope.message}` : (read?.message ?? String(error));
  return {
    errorName: (read?.cause?.name ?? read?.name ?? 'Error').slice(0, 100),
    reason: words.slice(0, 500),
  };
}
