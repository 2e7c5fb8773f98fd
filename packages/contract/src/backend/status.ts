/** Status updates in (from providers) and history out (to the wallet). @module */
import { z } from 'zod';
import { endpoint } from '../endpoint.js';
import { amountWhole, instant, opaqueId } from '../primitives.js';
import { tradeMethod } from '../provider/swap.js';
import { deviceStatus, sellStatus } from '../statuses.js';
import { buyEntry } from './buy.js';
import { swapState } from './swap.js';

/** Body of `POST /transaction/{sellId}/status`. Amounts whole, in the fiat currency. */
export const statusUpdate = z
  .object({
    status: sellStatus,
    amount: amountWhole.optional(),
    payinTransactionId: z.string().max(200).optional(),
    providerFees: amountWhole.optional(),
    referralFees: amountWhole.optional(),
  })
  .meta({ id: 'StatusUpdate' });
export type StatusUpdate = z.output<typeof statusUpdate>;

/** The same for the diagrams' `/webhook` and `/webhook/status`, where the id has no place in the path. */
export const statusUpdateWithId = statusUpdate
  .extend({ sellId: opaqueId })
  .meta({ id: 'StatusUpdateWithId' });

export const statusAnswer = z
  .object({ deviceStatus: deviceStatus.optional(), providerStatus: sellStatus.optional() })
  .meta({ id: 'StatusResponse' });

/** A sale in the wallet's history. Amounts whole. */
export const sellEntry = z
  .object({
    id: opaqueId.meta({ description: 'sellId' }),
    product: z.literal('sell'),
    providerId: opaqueId,
    providerName: z.string(),
    supportUrl: z.string().optional(),
    quoteId: opaqueId,
    fromCurrency: z.string(),
    toCurrency: z.string(),
    amountFrom: amountWhole,
    amountTo: amountWhole.optional(),
    providerFees: amountWhole.optional(),
    referralFees: amountWhole.optional(),
    refundAddress: z.string(),
    payinAddress: z.string(),
    transactionHash: z.string().optional(),
    deviceStatus: deviceStatus.optional(),
    deviceMessage: z.string().optional(),
    status: sellStatus
      .optional()
      .meta({ description: 'What the provider last said; absent until it said something' }),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'SellEntry' });
export type SellEntry = z.output<typeof sellEntry>;

/** A swap in the wallet's history. Amounts whole. */
export const swapEntry = z
  .object({
    id: opaqueId.meta({ description: 'swapId' }),
    product: z.literal('swap'),
    providerId: opaqueId,
    providerName: z.string(),
    supportUrl: z.string().optional(),
    providerLink: z.string().optional().meta({ description: 'The provider’s page of this swap' }),
    quoteId: opaqueId.optional(),
    tradeMethod,
    fromCurrency: z.string(),
    toCurrency: z.string(),
    amountFrom: amountWhole,
    amountTo: amountWhole.optional().meta({ description: 'Expected, then what the provider says it sent' }),
    providerFees: amountWhole.optional(),
    referralFees: amountWhole.optional(),
    payoutNetworkFees: amountWhole.optional(),
    refundAddress: z.string(),
    payoutAddress: z.string(),
    payinAddress: z.string(),
    transactionHash: z.string().optional().meta({ description: 'Of the deposit' }),
    payoutTransactionId: z.string().optional(),
    deviceStatus: deviceStatus.optional(),
    deviceMessage: z.string().optional(),
    status: swapState.optional().meta({ description: 'Absent until the provider said something' }),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'SwapEntry' });
export type SwapEntry = z.output<typeof swapEntry>;

/** One row of the wallet's history. */
export const historyEntry = z
  .discriminatedUnion('product', [buyEntry, sellEntry, swapEntry])
  .meta({ id: 'HistoryEntry' });
export type HistoryEntry = z.output<typeof historyEntry>;

export const historyAnswer = z.object({ entries: z.array(historyEntry) }).meta({ id: 'History' });
export const historyQuery = z.object({
  address: z.string().min(1).max(1000).optional().meta({
    description:
      'The user’s addresses, comma separated: where purchases come to, where the rest would go back to; all when absent',
  }),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const sellIdParams = z.object({ sellId: opaqueId });
const updated = z.object({ message: z.string() });

export const backendStatusApi = {
  update: endpoint({
    method: 'POST',
    path: '/transaction/:sellId/status',
    summary: 'Status update from the provider',
    params: sellIdParams,
    body: statusUpdate,
    answer: updated,
    apiKey: 'x-api-key',
    errors: [400, 401, 404, 405],
  }),
  webhook: endpoint({
    method: 'POST',
    path: '/webhook',
    aliases: ['/webhook/status'],
    summary: 'The same with the id in the body, as the diagrams draw it',
    body: statusUpdateWithId,
    answer: updated,
    apiKey: 'x-api-key',
    errors: [400, 401, 404, 405],
  }),
  status: endpoint({
    method: 'GET',
    path: '/transaction/:sellId/status',
    summary: 'What signer and provider said so far',
    params: sellIdParams,
    answer: statusAnswer,
    apiKey: 'x-api-key',
    errors: [401, 404],
  }),
  history: endpoint({
    method: 'GET',
    path: '/history',
    summary: 'Transactions, newest first',
    query: historyQuery,
    answer: historyAnswer,
    errors: [400],
  }),
};

/** Events of `GET /history/stream` (server-sent). */
export const historyEvent = z.object({ type: z.literal('entry'), entry: historyEntry });
export type HistoryEvent = z.infer<typeof historyEvent>;
