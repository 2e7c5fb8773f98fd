import type { z } from 'zod';
import { ApiError } from '../api/api-error.js';
import { keptInBrowser } from '../session/kept.js';

/** How sales or swaps ended, kept until the backend knows it: a reload or a broken line loses nothing. */
export interface Outbox<Report, Answer> {
  waiting(): Report[];
  keep(report: Report): void;
  /** Keeps the report, then tells the backend, once at a time for each deal. @throws ApiError, with the report still kept when trying again can help */
  send(report: Report): Promise<Answer>;
}

interface OutboxOptions<Report, Answer> {
  /** Where in localStorage the reports wait. */
  key: string;
  /** Of all waiting reports. */
  schema: z.ZodType<Report[]>;
  /** Which deal a report is about. */
  idOf(report: Report): string;
  tell(report: Report): Promise<Answer>;
}

export function createOutbox<Report, Answer>({
  key,
  schema,
  idOf,
  tell,
}: OutboxOptions<Report, Answer>): Outbox<Report, Answer> {
  const kept = keptInBrowser(key, (value) => schema.safeParse(value).data);
  const waiting = () => kept.read() ?? [];
  const without = (report: Report) => waiting().filter((other) => idOf(other) !== idOf(report));
  const underWay = new Map<string, Promise<Answer>>();
  const keep = (report: Report) => kept.write([...without(report), report]);
  const keepAndTell = async (report: Report): Promise<Answer> => {
    keep(report);
    try {
      const answer = await tell(report);
      kept.write(without(report));
      return answer;
    } catch (error) {
      if (error instanceof ApiError && isFinal(error)) kept.write(without(report));
      throw error;
    }
  };
  return {
    waiting,
    keep,
    send(report) {
      const id = idOf(report);
      const sending = underWay.get(id) ?? keepAndTell(report);
      underWay.set(id, sending);
      return sending.finally(() => underWay.delete(id));
    },
  };
}

/** The backend understood and will not say anything else: no order came of the quote, or it knows another outcome. */
function isFinal({ status }: ApiError): boolean {
  return status === 400 || status === 404 || status === 409;
}
