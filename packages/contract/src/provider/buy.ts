/** Buy API a provider implements and Ledger's backend calls (OpenAPI "Buy Provider Server" 1.0). @module */
import { z } from 'zod';
import { endpoint } from '../endpoint.js';
import {
  amountWhole,
  countryCode,
  fiatCode,
  language,
  ledgerId,
  opaqueId,
  paymentMethod,
  theme,
} from '../primitives.js';
import { cryptoCurrencies, limit, plainDecimal, redirectAnswer } from './sell.js';

/**
 * What a provider sells, where and how. The countries stand under `countriesCapabilities` in the schema and under
 * `countryCapabilities` in its example (C-02): both are read, the schema's name comes out.
 */
export const buyCapabilities = z
  .object({
    fiatCurrencyCapabilities: z.array(z.object({ fiat: fiatCode, minAmount: limit, maxAmount: limit })),
    countriesCapabilities: z.array(
      z.object({ country: countryCode, paymentMethods: z.array(z.object({ name: paymentMethod })) }),
    ),
  })
  .meta({ id: 'BuyProviderCapabilities' });
export type BuyCapabilities = z.output<typeof buyCapabilities>;

/** `buyCapabilities` as a foreign provider may write it. */
export const foreignBuyCapabilities = z.preprocess((value) => {
  if (typeof value !== 'object' || value === null || !('countryCapabilities' in value)) return value;
  const { countryCapabilities, ...rest } = value;
  return { countriesCapabilities: countryCapabilities, ...rest };
}, buyCapabilities);

/** Whole units of fiat, without decimals: `amount` of the published contract is an integer. */
export const fiatInteger = z
  .string()
  .regex(/^[1-9]\d{0,11}$/, 'must be a whole number of the fiat currency such as "50", without decimals')
  .meta({ description: 'Fiat amount in whole units, integer text', example: '50' });

export const buyQuoteQuery = z
  .object({
    from: fiatCode,
    to: ledgerId,
    'payment-method': paymentMethod,
    amount: fiatInteger,
    country: countryCode,
    dest: z.string().min(1).max(150).meta({ description: 'Address the coins go to' }),
  })
  .meta({ id: 'BuyQuoteQuery' });
export type BuyQuoteQuery = z.output<typeof buyQuoteQuery>;

/** A JSON number of the contract as decimal text: money is no JS number inside. */
const decimalOfNumber = z
  .number({ error: 'must be a JSON number, not text' })
  .nonnegative()
  .transform((value) => plainDecimal(value))
  .pipe(amountWhole)
  .meta({ description: 'Amount in whole units; a JSON number in this contract', example: 0.2 });

/** `cryptoAmount` is what the user ends up with, all fees included. There is no quoteId and no expiry in this contract. */
export const buyQuote = z
  .object({
    from: fiatCode,
    to: ledgerId,
    fiatAmount: decimalOfNumber,
    cryptoAmount: decimalOfNumber,
    dca: z.boolean().optional().meta({ description: 'A recurring purchase is possible' }),
  })
  .meta({ id: 'BuyQuoteResponse' });
export type BuyQuote = z.output<typeof buyQuote>;

export const buyRedirectQuery = buyQuoteQuery
  .extend({
    ledgerTransactionId: z.uuid({ error: 'must be a UUID' }),
    deeplinkUrl: z.string().max(500).optional(),
    accountId: opaqueId.optional(),
    language: language.optional(),
    theme: theme.optional(),
  })
  .meta({ id: 'BuyRedirectQuery' });
export type BuyRedirectQuery = z.output<typeof buyRedirectQuery>;

/** Parameters of the Live App's URL for Buy. `buySessionid` and `buySessionId` both occur (C-22). */
export const buyLiveAppParameters = z.object({
  mode: z.literal('buy'),
  accountAddress: z.string().min(1).max(150),
  accountId: opaqueId.optional(),
  cryptoCurrency: ledgerId,
  fiatCurrency: fiatCode,
  fiatAmount: amountWhole,
  cryptoAmount: amountWhole.optional(),
  paymentMethod,
  bankResidency: countryCode.optional(),
  buySessionId: opaqueId.optional(),
  buySessionid: opaqueId.optional(),
  ledgerTransactionId: opaqueId.optional(),
  deeplinkUrl: z.string().max(500).optional(),
  language: language.optional(),
  theme: theme.optional(),
  platform: z.enum(['desktop', 'mobile']).optional(),
});
export type BuyLiveAppParameters = z.output<typeof buyLiveAppParameters>;

export const providerBuyApi = {
  capabilities: endpoint({
    method: 'GET',
    path: '/capabilities',
    summary: 'What the provider sells, where and how',
    answer: buyCapabilities,
  }),
  cryptoCurrencies: endpoint({
    method: 'GET',
    path: '/crypto-currencies',
    summary: 'LedgerIds the provider sells',
    answer: cryptoCurrencies,
  }),
  quote: endpoint({
    method: 'GET',
    path: '/quote',
    aliases: ['/quotes'],
    summary: 'What the user ends up with for an amount of fiat, all fees included',
    query: buyQuoteQuery,
    answer: buyQuote,
    apiKey: 'x-api-key',
    errors: [400, 401, 404, 451],
  }),
  redirect: endpoint({
    method: 'GET',
    path: '/buy-redirect',
    summary: 'URL of the widget with its parameters',
    query: buyRedirectQuery,
    answer: redirectAnswer,
    apiKey: 'x-api-key',
    errors: [400, 401],
  }),
};
