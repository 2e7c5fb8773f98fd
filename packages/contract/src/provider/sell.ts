/** Sell API a provider implements and Ledger's backend calls (OpenAPI "Sell Provider Server" 1.0). @module */
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
  theme,
} from '../primitives.js';

/** Limits come as JSON numbers in the schema and as text in the description (C-03): both are read, text comes out. */
export const limit = z
  .union([z.number().nonnegative(), amountWhole])
  .transform((value) => plainDecimal(value))
  .meta({ description: 'Limit in whole units; number or decimal text', example: 30 });

/** A JS number as plain decimal text, without exponent. */
export function plainDecimal(value: number | string): string {
  if (typeof value === 'string') return value;
  const text = String(value);
  if (!text.includes('e')) return text;
  return value.toFixed(18).replace(/\.?0+$/, '');
}

export const sellCapabilities = z
  .object({
    fiatCurrencyCapabilities: z.array(z.object({ fiat: fiatCode })),
    cryptoCurrencyCapabilities: z.array(z.object({ id: ledgerId, minAmount: limit, maxAmount: limit })),
    countriesCapabilities: z.array(
      z.object({
        country: countryCode,
        paymentMethods: z.array(
          z.object({
            name: paymentMethod,
            minMaxRestrictions: z.array(z.object({ fiat: fiatCode, minAmount: limit, maxAmount: limit })),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'SellProviderCapabilities' });
export type SellCapabilities = z.output<typeof sellCapabilities>;

export const cryptoCurrencies = z.array(ledgerId).meta({ example: ['ethereum'] });

export const sellQuoteQuery = z.object({
  from: ledgerId,
  to: fiatCode,
  'payment-method': paymentMethod,
  amount: amountWhole,
});
export type SellQuoteQuery = z.output<typeof sellQuoteQuery>;

export const sellQuote = z
  .object({
    quoteId: opaqueId,
    amountFrom: amountWhole.optional(),
    amountTo: amountWhole,
    providerFees: amountWhole,
    referralFees: amountWhole,
    expiry: instant,
  })
  .meta({ id: 'QuoteResponse' });
export type SellQuote = z.output<typeof sellQuote>;

export const sellRedirectQuery = z.object({
  accountId: opaqueId,
  cryptoCurrency: ledgerId,
  fiatCurrency: fiatCode,
  cryptoAmount: amountWhole,
  paymentMethod: paymentMethod,
  mode: z.literal('sell'),
  bankResidency: countryCode,
  customParameters: z.string().max(1000).optional(),
  ledgerTransactionId: opaqueId.optional(),
  deeplinkUrl: z.string().max(500).optional(),
  quoteId: opaqueId.optional(),
  language: language.optional(),
  theme: theme.optional(),
});
export type SellRedirectQuery = z.output<typeof sellRedirectQuery>;

export const redirectAnswer = z.object({ rampRedirectUrl: z.url() }).meta({ id: 'RampRedirectUrl' });

/** 32 bytes: lower-case hex for NG signers; base64 of legacy ones is tolerated (C-07). */
export const nonce = z
  .string()
  .regex(
    /^([0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?)$/,
    'must be the 32-byte device transaction id, hex (64 characters)',
  )
  .meta({ example: '350aea0c97f747f1d0f760814614a47523801b1aeb7d0bcbbaa2a4f46bf8184b' });

export const sellRequest = z
  .object({
    quoteId: opaqueId,
    amount: amountWhole,
    refundAddress: z.string().min(1).max(150),
    fromCryptoCurrency: z.string().min(1).max(150),
    toFiatCurrency: fiatCode,
    payloadCryptoCurrency: z
      .string()
      .min(1)
      .max(9)
      .meta({ description: 'Ledger ticker written into the payload', example: 'ETH' }),
    nonce,
    slippage: amountWhole.optional(),
  })
  .meta({ id: 'SellRequest' });
export type SellRequest = z.output<typeof sellRequest>;

/** Flattened JWS without header: `payload` base64url of the protobuf, `signature` base64url of R‖S over "." + payload. */
export const providerSig = z.object({
  payload: z.string().min(1).max(700),
  signature: z.string().min(1).max(200),
});

export const sellAnswer = z
  .object({
    sellId: opaqueId,
    payinAddress: z.string().min(1).max(150),
    createdAt: instant,
    amount: amountWhole.optional(),
    providerFees: amountWhole,
    referralFees: amountWhole,
    payoutNetworkFees: amountWhole.optional(),
    providerSig,
  })
  .meta({ id: 'SellResponse' });
export type SellAnswer = z.output<typeof sellAnswer>;

export const providerSellApi = {
  capabilities: endpoint({
    method: 'GET',
    path: '/capabilities',
    summary: 'What the provider sells, where and how',
    answer: sellCapabilities,
  }),
  cryptoCurrencies: endpoint({
    method: 'GET',
    path: '/crypto-currencies',
    summary: 'LedgerIds the provider accepts',
    answer: cryptoCurrencies,
  }),
  quote: endpoint({
    method: 'GET',
    path: '/quote',
    aliases: ['/quotes'],
    summary: 'Price for an amount of crypto, all fees included',
    query: sellQuoteQuery,
    answer: sellQuote,
    errors: [400, 404, 451],
  }),
  redirect: endpoint({
    method: 'GET',
    path: '/sell-redirect',
    summary: 'URL of the widget with its parameters',
    query: sellRedirectQuery,
    answer: redirectAnswer,
    apiKey: 'x-api-key',
    errors: [400, 401],
  }),
  sell: endpoint({
    method: 'POST',
    path: '/sell',
    summary: 'Creates an order and signs its payload',
    body: sellRequest,
    answer: sellAnswer,
    apiKey: 'x-api-key',
    errors: [400, 401, 404, 410, 451],
  }),
};
