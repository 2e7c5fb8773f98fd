import {
  type OrderView,
  type OutcomeReport,
  outcomeReport,
  providerAccountApi,
  providerSwapAccountApi,
  type SwapOrderView,
  type SwapOutcomeReport,
  swapOutcomeReport,
} from '@exchange-sim/contract';
import { z } from 'zod';
import type { ApiClient } from '../api/api-client.js';
import { createOutbox, type Outbox } from './outcome-outbox.js';

export interface Outboxes {
  sale: Outbox<OutcomeReport, OrderView>;
  swap: Outbox<SwapOutcomeReport, SwapOrderView | undefined>;
}

export function createOutboxes(api: ApiClient): Outboxes {
  return {
    sale: createOutbox({
      key: 'northgate.outcomes',
      schema: z.array(outcomeReport),
      idOf: ({ quoteId }) => quoteId,
      tell: (body) => api.call(providerAccountApi.outcome, { body }),
    }),
    swap: createOutbox({
      key: 'northgate.swap-outcomes',
      schema: z.array(swapOutcomeReport),
      idOf: (report) => (report.outcome === 'approved' ? report.swapId : report.quoteId),
      tell: async (body) => (await api.call(providerSwapAccountApi.outcome, { body })).swap,
    }),
  };
}
