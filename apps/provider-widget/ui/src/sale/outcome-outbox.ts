import {
  type OrderView,
  type OutcomeReport,
  outcomeReport,
  providerAccountApi,
} from '@exchange-sim/contract';
import { z } from 'zod';
import type { ApiClient } from '../api/api-client.js';
import { ApiError } from '../api/api-error.js';
import { keptInBrowser } from '../session/kept.js';

/** How sales ended, kept until the backend knows it: a reload or a broken line loses nothing. */
export interface OutcomeOutbox {
  waiting(): OutcomeReport[];
  keep(report: OutcomeReport): void;
  /** Keeps the report, then tells the backend, once at a time for each quote. @throws ApiError, with the report still kept when trying again can help */
  send(report: OutcomeReport): Promise<OrderView>;
}

export function createOutcomeOutbox(api: ApiClient): OutcomeOutbox {
  const kept = keptInBrowser('northgate.outcomes', (value) => z.array(outcomeReport).safeParse(value).data);
  const waiting = () => kept.read() ?? [];
  const without = ({ quoteId }: OutcomeReport) => waiting().filter((other) => other.quoteId !== quoteId);
  const underWay = new Map<string, Promise<OrderView>>();
  const keep = (report: OutcomeReport) => kept.write([...without(report), report]);
  const tell = async (report: OutcomeReport): Promise<OrderView> => {
    keep(report);
    try {
      const order = await api.call(providerAccountApi.outcome, { body: report });
      kept.write(without(report));
      return order;
    } catch (error) {
      if (error instanceof ApiError && isFinal(error)) kept.write(without(report));
      throw error;
    }
  };
  return {
    waiting,
    keep,
    send(report) {
      const sending = underWay.get(report.quoteId) ?? tell(report);
      underWay.set(report.quoteId, sending);
      return sending.finally(() => underWay.delete(report.quoteId));
    },
  };
}

/** The backend understood and will not say anything else: no order came of the quote, or it knows another outcome. */
function isFinal({ status }: ApiError): boolean {
  return status === 400 || status === 404 || status === 409;
}
