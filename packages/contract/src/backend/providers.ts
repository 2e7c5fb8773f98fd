/** Aggregation as the wallet sees it. The shapes are the simulator's own: none is published (partner contract 10.4). @module */
import { z } from 'zod';
import { endpoint } from '../endpoint.js';
import {
  amountWhole,
  countryCode,
  fiatCode,
  instant,
  language,
  ledgerId,
  opaqueId,
  paymentMethod,
  product,
  theme,
} from '../primitives.js';
import { buyCapabilities } from '../provider/buy.js';
import { sellCapabilities } from '../provider/sell.js';
import { manifest } from './manifest.js';

export const providerView = z.object({
  id: opaqueId,
  name: z.string(),
  product,
  manifestId: z.string().optional().meta({ description: 'Absent without Live App' }),
  supportUrl: z.string().optional(),
  needsKyc: z.boolean(),
  /** `unavailable`: the provider did not give its capabilities; `problem` says why in a sentence. */
  state: z.enum(['available', 'unavailable']),
  problem: z.object({ messageKey: z.string(), message: z.string(), fix: z.string().optional() }).optional(),
  /** Of Sell. */
  capabilities: sellCapabilities.optional(),
  /** Of Buy. */
  buyCapabilities: buyCapabilities.optional(),
  cryptoCurrencies: z.array(ledgerId),
  fetchedAt: instant.optional(),
});
export type ProviderView = z.output<typeof providerView>;

export const providersAnswer = z.object({ providers: z.array(providerView) }).meta({ id: 'Providers' });
export type ProvidersAnswer = z.output<typeof providersAnswer>;

export const offRampQuery = z.object({
  cryptoCurrency: ledgerId,
  fiatCurrency: fiatCode,
  amount: amountWhole,
  country: countryCode,
  paymentMethod,
});
export type OffRampQuery = z.output<typeof offRampQuery>;

/** A quote row. Amounts whole; fees in the fiat currency; `amountTo` is what the user receives. */
export const offRampQuote = z.object({
  providerId: opaqueId,
  providerName: z.string(),
  needsKyc: z.boolean(),
  quoteId: opaqueId,
  amountFrom: amountWhole,
  amountTo: amountWhole,
  providerFees: amountWhole,
  referralFees: amountWhole,
  expiry: instant,
  ms: z.number().nonnegative().meta({ description: 'How long the provider took, milliseconds' }),
});
export type OffRampQuote = z.output<typeof offRampQuote>;

/** A provider that gave no quote, and the sentence that says why and what to do. */
export const offRampRejection = z.object({
  providerId: opaqueId,
  providerName: z.string(),
  messageKey: z.string(),
  message: z.string(),
  fix: z.string().optional(),
  minRequiredAmount: z.string().optional(),
  maxRequiredAmount: z.string().optional(),
});
export type OffRampRejection = z.output<typeof offRampRejection>;

/** Quotes are sorted by `amountTo`, best first. With `Accept: text/event-stream` each comes as an event as soon as it is there. */
export const offRampAnswer = z
  .object({ quotes: z.array(offRampQuote), rejections: z.array(offRampRejection) })
  .meta({ id: 'OffRamp' });
export type OffRampAnswer = z.output<typeof offRampAnswer>;

export const liveAppQuery = offRampQuery.extend({
  providerId: opaqueId,
  quoteId: opaqueId.optional(),
  accountId: opaqueId,
  ledgerTransactionId: opaqueId.optional(),
  deeplinkUrl: z.string().max(500).optional(),
  language: language.optional(),
  theme: theme.optional(),
});
export type LiveAppQuery = z.output<typeof liveAppQuery>;

export const liveAppAnswer = z
  .object({ url: z.url(), source: z.enum(['sell-redirect', 'manifest']), manifest })
  .meta({ id: 'LiveApp' });
export type LiveAppAnswer = z.output<typeof liveAppAnswer>;

export const backendAggregationApi = {
  providers: endpoint({
    method: 'GET',
    path: '/providers',
    summary: 'Providers with their cached capabilities',
    query: z.object({ product: product.default('sell') }),
    answer: providersAnswer,
    errors: [400],
  }),
  offRamp: endpoint({
    method: 'GET',
    path: '/offRamp',
    summary: 'Quotes of every eligible provider, best first',
    query: offRampQuery,
    answer: offRampAnswer,
    errors: [400],
  }),
  liveApp: endpoint({
    method: 'GET',
    path: '/offRamp/live-app',
    summary: 'URL of the chosen provider’s widget',
    query: liveAppQuery,
    answer: liveAppAnswer,
    errors: [400, 404, 502],
  }),
  manifest: endpoint({
    method: 'GET',
    path: '/manifests/:manifestId',
    summary: 'Live App manifest',
    params: z.object({ manifestId: opaqueId }),
    answer: manifest,
    errors: [404],
  }),
};
