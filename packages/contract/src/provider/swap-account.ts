/** API of the reference provider for swaps in its own widget and on its public status page. Not part of Ledger's contract. @module */
import { z } from 'zod';
import { endpoint } from '../endpoint.js';
import { amountWhole, instant, ledgerId, opaqueId } from '../primitives.js';
import { ratio, tradeMethod } from './swap.js';

/** Statuses of a swap, as the provider says them in `/status` (upper case). */
export const PROVIDER_SWAP_STATUSES = [
  'PENDING',
  'ON_HOLD',
  'EXPIRED',
  'FINISHED',
  'REFUNDED',
  'UNKNOWN',
] as const;
export const providerSwapStatus = z.enum(PROVIDER_SWAP_STATUSES);
export type ProviderSwapStatus = z.infer<typeof providerSwapStatus>;

export const swapQuoteWish = z.object({
  from: ledgerId,
  to: ledgerId,
  amountFrom: amountWhole,
  tradeMethod: tradeMethod.default('fixed'),
});

/** A quote as the widget shows it. Amounts whole; fees in the `to` currency, already taken off `amountTo`. */
export const swapQuoteView = z.object({
  quoteId: opaqueId,
  tradeMethod,
  from: ledgerId,
  to: ledgerId,
  fromTicker: z.string(),
  toTicker: z.string(),
  amountFrom: amountWhole,
  amountTo: amountWhole,
  rate: amountWhole.meta({ description: '`to` for one whole `from`, all fees included' }),
  providerFees: amountWhole,
  referralFees: amountWhole,
  payoutNetworkFees: amountWhole,
  slippage: ratio.optional(),
  maxSlippage: ratio.optional(),
  worstAmountTo: amountWhole.optional(),
  expiry: instant,
});
export type SwapQuoteView = z.infer<typeof swapQuoteView>;

export const swapOrderView = z.object({
  swapId: opaqueId,
  quoteId: opaqueId.optional(),
  tradeMethod,
  status: providerSwapStatus,
  /** Why money is held or went back, in the user's words. */
  reason: z.string().optional(),
  outcome: z.enum(['approved', 'rejected']).optional(),
  from: ledgerId,
  to: ledgerId,
  fromTicker: z.string(),
  toTicker: z.string(),
  amountFrom: amountWhole,
  amountTo: amountWhole.meta({ description: 'Expected, then what was really sent' }),
  payinAddress: z.string(),
  payoutAddress: z.string(),
  refundAddress: z.string(),
  payinTransactionId: z.string().optional(),
  payoutTransactionId: z.string().optional(),
  refundTransactionId: z.string().optional(),
  refundedAmount: amountWhole.optional(),
  confirmations: z.number().int().nonnegative(),
  confirmationsRequired: z.number().int().positive(),
  expiresAt: instant.meta({ description: 'Until when the deposit is waited for' }),
  createdAt: instant,
  updatedAt: instant,
});
export type SwapOrderView = z.infer<typeof swapOrderView>;

/** What `exchangeSdk.swap` ended with, told by the widget to its own backend. */
export const swapOutcomeReport = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('approved'), swapId: opaqueId, transactionId: z.string().min(1).max(200) }),
  z.object({
    outcome: z.literal('rejected'),
    quoteId: opaqueId,
    errorName: z.string().max(100).optional(),
    reason: z.string().max(500).optional(),
  }),
]);
export type SwapOutcomeReport = z.infer<typeof swapOutcomeReport>;

const swapParams = z.object({ swapId: opaqueId });
const quoteParams = z.object({ quoteId: opaqueId });

export const providerSwapAccountApi = {
  newQuote: endpoint({
    method: 'POST',
    path: '/api/swap-quotes',
    summary: 'A fresh quote for the widget',
    body: swapQuoteWish,
    answer: swapQuoteView,
    errors: [400, 404, 451],
  }),
  quote: endpoint({
    method: 'GET',
    path: '/api/swap-quotes/:quoteId',
    summary: 'A quote as reviewed',
    params: quoteParams,
    answer: swapQuoteView,
    errors: [404, 410],
  }),
  claimQuote: endpoint({
    method: 'POST',
    path: '/api/swap-quotes/:quoteId/claim',
    summary: 'Ties a quote to the signed-in, verified user',
    params: quoteParams,
    answer: swapQuoteView,
    errors: [401, 403, 404, 409, 410],
  }),
  outcome: endpoint({
    method: 'POST',
    path: '/api/swap-outcomes',
    summary: 'Tells how exchangeSdk.swap ended',
    body: swapOutcomeReport,
    answer: z.object({ swap: swapOrderView.optional() }),
    errors: [400, 401, 404, 409],
  }),
  swaps: endpoint({
    method: 'GET',
    path: '/api/swaps',
    summary: 'Swaps of the signed-in user, newest first',
    answer: z.array(swapOrderView),
    errors: [401],
  }),
  /** No sign-in: whoever has the Swap ID may see it, as on any tracking page. Addresses are on the chain anyway. */
  swap: endpoint({
    method: 'GET',
    path: '/api/swaps/:swapId',
    summary: 'Status page of one swap',
    params: swapParams,
    answer: swapOrderView,
    errors: [404],
  }),
  contact: endpoint({
    method: 'POST',
    path: '/api/swaps/:swapId/contact',
    summary: 'The user writes to support about a swap on hold; the sandbox’s support answers by itself',
    params: swapParams,
    body: z.object({ message: z.string().trim().min(1).max(2000) }),
    answer: swapOrderView,
    errors: [400, 404, 409],
  }),
};
