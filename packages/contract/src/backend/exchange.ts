/** What the exchange SDK calls: remit, accepted, cancelled, in every path generation (SDK 1.4 to 1.15). @module */
import { z } from 'zod';
import { endpoint } from '../endpoint.js';
import { instant, ledgerId, opaqueId } from '../primitives.js';
import { nonce, plainDecimal, providerSig } from '../provider/sell.js';

/** The SDK sends JS numbers, and `null` where it multiplied by a missing rate: decimal text comes out. */
const sdkAmount = z
  .union([z.number().nonnegative().max(1e15), z.string().regex(/^\d{1,30}(\.\d{1,18})?(e-?\d{1,2})?$/i)])
  .transform((value) => plainDecimal(typeof value === 'string' && /e/i.test(value) ? Number(value) : value));

export const remitRequest = z
  .object({
    quoteId: opaqueId,
    provider: opaqueId,
    fromCurrency: ledgerId,
    toCurrency: z.string().min(1).max(20),
    refundAddress: z.string().min(1).max(150),
    amountFrom: sdkAmount,
    amountTo: sdkAmount.nullish(),
    nonce,
  })
  .meta({ id: 'RemitRequest' });
export type RemitRequest = z.output<typeof remitRequest>;

export const remitAnswer = z
  .object({
    sellId: opaqueId,
    payinAddress: z.string(),
    createdAt: instant,
    providerFees: z.number().meta({ description: 'Fiat, whole units; a number because the SDK types it so' }),
    referralFees: z.number(),
    payoutNetworkFees: z.number(),
    providerSig,
  })
  .meta({ id: 'RemitResponse' });
export type RemitAnswer = z.output<typeof remitAnswer>;

export const acceptedReport = z
  .object({
    provider: opaqueId,
    transactionId: z.string().min(1).max(200),
    ledgerSessionId: z.string().max(200).nullish(),
  })
  .meta({ id: 'AcceptedReport' });
export const cancelledReport = z
  .object({
    provider: opaqueId,
    statusCode: z.string().max(200).nullish(),
    errorMessage: z.string().max(2000).nullish(),
    ledgerSessionId: z.string().max(200).nullish(),
  })
  .meta({ id: 'CancelledReport' });

export const forgeRequest = z
  .object({
    quoteId: opaqueId.nullish(),
    provider: opaqueId,
    fromCurrency: ledgerId,
    toCurrency: z.string().min(1).max(20),
    address: z.string().min(1).max(150),
    amountFrom: sdkAmount,
    amountTo: sdkAmount.nullish(),
    country: z.string().nullish(),
    providerFee: z.number().nullish(),
    referralFee: z.number().nullish(),
  })
  .meta({ id: 'ForgeRequest' });

const done = z.object({ message: z.string() });
const reportParams = z.object({ transactionId: opaqueId });

export const backendExchangeApi = {
  remit: endpoint({
    method: 'POST',
    path: '/exchange/v1/sell/onramp_offramp/remit',
    aliases: ['/sell/v1/remit', '/v1/sell/onramp_offramp/remit', '/remit'],
    summary: 'Asks the provider for a signed payload',
    body: remitRequest,
    answer: remitAnswer,
    errors: [400, 404, 410, 451, 502, 504],
  }),
  remitCard: endpoint({
    method: 'POST',
    path: '/exchange/v1/sell/card/remit',
    aliases: ['/card/v1/remit', '/v1/sell/card/remit'],
    summary: 'The same for Card',
    body: remitRequest,
    answer: remitAnswer,
    errors: [400, 404, 410, 451, 502, 504],
  }),
  accepted: endpoint({
    method: 'POST',
    path: '/history/webhook/v1/transaction/:transactionId/accepted',
    aliases: ['/webhook/v1/transaction/:transactionId/accepted'],
    summary: 'The user approved; the id is the sellId, or the quoteId for SDK 1.4 and 1.5',
    params: reportParams,
    body: acceptedReport,
    answer: done,
    errors: [400, 404],
  }),
  cancelled: endpoint({
    method: 'POST',
    path: '/history/webhook/v1/transaction/:transactionId/cancelled',
    aliases: ['/webhook/v1/transaction/:transactionId/cancelled'],
    summary: 'The user refused, or a step failed',
    params: reportParams,
    body: cancelledReport,
    answer: done,
    errors: [400, 404],
  }),
  forge: endpoint({
    method: 'POST',
    path: '/exchange/sell/v1/forgeTransaction/offRamp',
    aliases: ['/sell/v1/forgeTransaction/offRamp'],
    summary: 'Registers an order whose payload the widget fetched by itself',
    body: forgeRequest,
    answer: z.object({ sellId: opaqueId }),
    errors: [400, 404],
  }),
};
