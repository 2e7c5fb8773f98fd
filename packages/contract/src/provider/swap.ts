/** Swap API a provider implements and Ledger's backend calls (OpenAPI "Partner Swap Service" 2.0). Amounts whole. @module */
import { z } from 'zod';
import { endpoint } from '../endpoint.js';
import { amountWhole, instant, opaqueId } from '../primitives.js';
import { nonce, providerSig } from './sell.js';

export const TRADE_METHODS = ['fixed', 'float'] as const;
export const tradeMethod = z.enum(TRADE_METHODS);
export type TradeMethod = z.infer<typeof tradeMethod>;

/** The provider's own id of a currency: `/currencies`, `/pairs`, `/quote` and the swaps use it letter for letter (C-30). */
export const providerCurrencyId = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces')
  .meta({ example: 'USDC' });

/** Part of something, e.g. a slippage: decimal text from 0 to 1, `0.1` = 10 %. */
export const ratio = amountWhole
  .refine((text) => /^0+(\.\d+)?$|^0*1(\.0+)?$/.test(text), 'must be a ratio from 0 to 1')
  .meta({ description: 'Ratio from 0 to 1, decimal text', example: '0.01' });

export const swapCurrency = z
  .object({
    id: providerCurrencyId,
    type: z.enum(['coin', 'token']),
    blockchain: z.string().min(1).max(50).optional().meta({
      description: 'Ledger’s blockchain name; optional beside `chainId`, which goes first (C-09)',
      example: 'ethereum',
    }),
    chainId: z.number().int().positive().optional(),
    contract: z.string().min(1).max(150).optional().meta({ description: 'Tokens only' }),
  })
  .meta({ id: 'SwapCurrency' });
export type SwapCurrency = z.output<typeof swapCurrency>;

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).optional(),
  cursor: z.string().min(1).max(200).optional(),
});
export type PageQuery = z.output<typeof pageQuery>;
const nextCursor = z.string().min(1).max(200).nullable().meta({ description: 'null on the last page' });

export const swapCurrencies = z
  .object({ currencies: z.array(swapCurrency), next_cursor: nextCursor })
  .meta({ id: 'SwapCurrencies' });

export const swapPair = z
  .object({
    from: providerCurrencyId,
    to: providerCurrencyId,
    tradeMethod: z.array(tradeMethod).min(1),
    minSwapAmount: amountWhole,
    maxSwapAmount: amountWhole,
  })
  .meta({ id: 'SwapPair' });
export type SwapPair = z.output<typeof swapPair>;
export const swapPairs = z
  .object({ pairs: z.array(swapPair), next_cursor: nextCursor })
  .meta({ id: 'SwapPairs' });

export const swapQuoteRequest = z
  .object({
    from: providerCurrencyId,
    to: providerCurrencyId,
    amount: amountWhole,
    /**
     * Not in the published contract, which leaves the choice to the provider (C-10): Ledger Backend asks once for each method a
     * pair offers. A provider that does not know the field answers with the one it likes.
     */
    tradeMethod: tradeMethod.optional(),
  })
  .meta({ id: 'SwapQuoteRequest' });
export type SwapQuoteRequest = z.output<typeof swapQuoteRequest>;

/** `amountTo` is what reaches the user; every fee is in the `to` currency and already taken off it. */
export const swapQuote = z
  .object({
    quoteId: opaqueId.optional().meta({ description: 'Required for a fixed quote' }),
    amount: amountWhole.optional(),
    amountTo: amountWhole,
    providerFees: amountWhole,
    referralFees: amountWhole,
    payoutNetworkFees: amountWhole,
    tradeMethod,
    expiry: instant.optional().meta({ description: 'Required for a fixed quote' }),
    defaultSlippage: ratio.optional(),
    minSlippage: ratio.optional(),
    maxSlippage: ratio.optional(),
    minAmountFrom: amountWhole.optional(),
    maxAmountFrom: amountWhole.optional(),
  })
  .refine(({ tradeMethod: method, quoteId }) => method === 'float' || quoteId !== undefined, {
    path: ['quoteId'],
    error: 'is required for a fixed quote',
  })
  .refine(({ tradeMethod: method, expiry }) => method === 'float' || expiry !== undefined, {
    path: ['expiry'],
    error: 'is required for a fixed quote',
  })
  .meta({ id: 'SwapQuoteResponse' });
export type SwapQuote = z.output<typeof swapQuote>;

const address = z.string().min(1).max(150);
const extraId = z.string().max(19);
const swapCommon = {
  refundAddress: address,
  refundAddressExtraId: extraId.optional(),
  payoutAddress: address,
  payoutAddressExtraId: extraId.optional(),
  currencyFrom: providerCurrencyId,
  currencyTo: providerCurrencyId,
  payloadCurrencyFrom: z.string().min(1).max(9).meta({ description: 'Ledger’s ticker', example: 'ETH' }),
  payloadCurrencyTo: z.string().min(1).max(9).meta({ description: 'Ledger’s ticker', example: 'BTC' }),
  nonce,
  slippage: ratio.optional(),
};
export const fixedSwapRequest = z
  .object({ quoteId: opaqueId, ...swapCommon })
  .meta({ id: 'FixedSwapRequest' });
export type FixedSwapRequest = z.output<typeof fixedSwapRequest>;
export const floatSwapRequest = z
  .object({ amount: amountWhole, quoteId: opaqueId.optional(), ...swapCommon })
  .meta({ id: 'FloatSwapRequest' });
export type FloatSwapRequest = z.output<typeof floatSwapRequest>;

export const swapAnswer = z
  .object({
    swapId: opaqueId,
    payinAddress: address,
    createdAt: instant,
    providerFees: amountWhole,
    referralFees: amountWhole,
    payoutNetworkFees: amountWhole,
    providerSig,
  })
  .meta({ id: 'SwapResponse' });
export type SwapAnswer = z.output<typeof swapAnswer>;

/** `/status`; what is not known yet is empty or absent (C-13). `status` may be the provider's own word (see the row's mapping). */
export const swapStatusAnswer = z
  .object({
    swapId: opaqueId.optional(),
    quoteId: opaqueId.optional(),
    status: z.string().min(1).max(50).meta({ example: 'PENDING' }),
    amount: z.union([amountWhole, z.literal('')]).optional(),
    payinTransactionId: z.string().max(200).optional(),
    payoutTransactionId: z.string().max(200).optional(),
    providerFees: z.union([amountWhole, z.literal('')]).optional(),
    referralFees: z.union([amountWhole, z.literal('')]).optional(),
    payoutNetworkFees: z.union([amountWhole, z.literal('')]).optional(),
  })
  .meta({ id: 'SwapStatus' });
export type SwapStatusAnswer = z.output<typeof swapStatusAnswer>;

export const providerSwapApi = {
  currencies: endpoint({
    method: 'GET',
    path: '/currencies',
    summary: 'Currencies the provider swaps, a page at a time',
    query: pageQuery,
    answer: swapCurrencies,
    errors: [400],
  }),
  pairs: endpoint({
    method: 'GET',
    path: '/pairs',
    summary: 'Pairs with their methods and bounds, a page at a time',
    query: pageQuery,
    answer: swapPairs,
    errors: [400],
  }),
  quote: endpoint({
    method: 'POST',
    path: '/quote',
    aliases: ['/quotes'],
    summary: 'Price of an amount',
    body: swapQuoteRequest,
    answer: swapQuote,
    errors: [400, 404, 451],
  }),
  fixed: endpoint({
    method: 'POST',
    path: '/swap/fixed',
    summary: 'Creates a swap at a quoted price and signs its payload',
    body: fixedSwapRequest,
    answer: swapAnswer,
    apiKey: 'x-api-key',
    errors: [400, 401, 404, 410, 451],
  }),
  float: endpoint({
    method: 'POST',
    path: '/swap/float',
    summary: 'Creates a swap at the market’s price, within the slippage, and signs its payload',
    body: floatSwapRequest,
    answer: swapAnswer,
    apiKey: 'x-api-key',
    errors: [400, 401, 404, 451],
  }),
  status: endpoint({
    method: 'GET',
    path: '/status',
    summary: 'Where a swap stands',
    query: z.object({ swapId: opaqueId }),
    answer: swapStatusAnswer,
    errors: [400, 404],
  }),
};
