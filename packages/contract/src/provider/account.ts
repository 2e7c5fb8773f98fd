/** API of the reference provider for its own widget: sign-in, KYC, quotes, orders. Not part of Ledger's contract. @module */
import { z } from 'zod';
import { endpoint } from '../endpoint.js';
import {
  amountWhole,
  countryCode,
  fiatCode,
  instant,
  ledgerId,
  opaqueId,
  paymentMethod,
  transactionHash,
} from '../primitives.js';
import { sellStatus } from '../statuses.js';
import { buyOrderView } from './buy-account.js';
import { swapOrderView } from './swap-account.js';

export const kycState = z.enum(['none', 'pending', 'approved', 'rejected']);
export type KycState = z.infer<typeof kycState>;

export const credentials = z.object({
  email: z.email().max(49).meta({
    description: 'At most 49 bytes: it is shown on the signer as trader_email',
    example: 'alice@example.com',
  }),
  password: z.string().min(8, 'must have at least 8 characters').max(200),
});

export const user = z.object({ email: z.string(), kyc: kycState, kycReason: z.string().optional() });
export type User = z.infer<typeof user>;
export const session = z.object({ token: z.string(), expiresAt: instant, user });
export type Session = z.infer<typeof session>;

export const kycApplication = z.object({
  fullName: z.string().trim().min(2).max(100),
  dateOfBirth: z.iso.date(),
  country: countryCode,
  documentNumber: z
    .string()
    .trim()
    .min(4)
    .max(30)
    .regex(/^[A-Za-z0-9-]+$/, 'must be letters, digits and dashes'),
  /** A picture of it. Looked at for its kind and size only, never kept. */
  document: z
    .object({
      fileName: z.string().min(1).max(200),
      mediaType: z.enum(['image/jpeg', 'image/png', 'application/pdf']),
      contentBase64: z.base64().min(4).max(2_800_000, 'must be a file of at most 2 MB'),
    })
    .optional(),
});
export type KycApplication = z.output<typeof kycApplication>;

export const quoteRequest = z.object({
  cryptoCurrency: ledgerId,
  fiatCurrency: fiatCode,
  cryptoAmount: amountWhole,
  paymentMethod,
  country: countryCode,
});

/** A quote as the widget shows it. Amounts whole; fees in the fiat currency. */
export const quoteView = z.object({
  quoteId: opaqueId,
  cryptoCurrency: ledgerId,
  cryptoTicker: z.string(),
  fiatCurrency: fiatCode,
  cryptoAmount: amountWhole,
  fiatAmount: amountWhole,
  rate: amountWhole.meta({ description: 'Fiat for one whole unit of crypto, before fees' }),
  providerFees: amountWhole,
  referralFees: amountWhole,
  paymentMethod,
  expiry: instant,
  payoutTo: z
    .string()
    .meta({ description: 'Where the money goes, masked', example: 'Bank account FR76 •••• 4242' }),
});
export type QuoteView = z.infer<typeof quoteView>;

export const orderView = z.object({
  sellId: opaqueId,
  quoteId: opaqueId,
  status: sellStatus,
  outcome: z.enum(['approved', 'rejected']).optional(),
  cryptoTicker: z.string(),
  cryptoAmount: amountWhole,
  fiatCurrency: fiatCode,
  fiatAmount: amountWhole,
  payinAddress: z.string(),
  payinTransactionHash: z.string().optional(),
  confirmations: z.number().int().nonnegative(),
  confirmationsRequired: z.number().int().positive(),
  payoutReference: z.string().optional(),
  createdAt: instant,
  updatedAt: instant,
});
export type OrderView = z.infer<typeof orderView>;

/** What `exchangeSdk.sell` ended with, told by the widget to its own backend. `transactionHash` only when approved. */
export const outcomeReport = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('approved'), quoteId: opaqueId, transactionHash }),
  z.object({
    outcome: z.literal('rejected'),
    quoteId: opaqueId,
    errorName: z.string().max(100).optional(),
    reason: z.string().max(500).optional(),
  }),
]);
export type OutcomeReport = z.infer<typeof outcomeReport>;

export const bankEntry = z.object({
  id: opaqueId,
  sellId: opaqueId,
  fiatCurrency: fiatCode,
  amount: amountWhole,
  method: paymentMethod,
  beneficiary: z.string(),
  reference: z.string(),
  bookedAt: instant,
});
export type BankEntry = z.infer<typeof bankEntry>;

/**
 * The session is a cookie that `register` and `login` set, for the widgets of all products, or its token as `Authorization: Bearer`.
 */
export const providerAccountApi = {
  register: endpoint({
    method: 'POST',
    path: '/api/users',
    summary: 'Creates an account and signs it in',
    body: credentials,
    answer: session,
    errors: [400, 409],
  }),
  login: endpoint({
    method: 'POST',
    path: '/api/sessions',
    summary: 'Signs in',
    body: credentials,
    answer: session,
    errors: [400, 401],
  }),
  logout: endpoint({
    method: 'POST',
    path: '/api/sessions/end',
    summary: 'Signs out: this session, or every one of the user',
    body: z.object({ everywhere: z.boolean().default(false) }),
    answer: z.object({}),
    errors: [400, 401],
  }),
  me: endpoint({
    method: 'GET',
    path: '/api/me',
    summary: 'The signed-in user',
    answer: user,
    errors: [401],
  }),
  kyc: endpoint({
    method: 'POST',
    path: '/api/kyc',
    summary: 'Submits an identity check',
    body: kycApplication,
    answer: user,
    errors: [400, 401, 409],
  }),
  newQuote: endpoint({
    method: 'POST',
    path: '/api/quotes',
    summary: 'A fresh quote for the widget',
    body: quoteRequest,
    answer: quoteView,
    errors: [400, 401, 404],
  }),
  quote: endpoint({
    method: 'GET',
    path: '/api/quotes/:quoteId',
    summary: 'A quote as reviewed',
    params: z.object({ quoteId: opaqueId }),
    answer: quoteView,
    errors: [401, 404, 410],
  }),
  claimQuote: endpoint({
    method: 'POST',
    path: '/api/quotes/:quoteId/claim',
    summary: 'Ties a quote to the signed-in, verified user',
    params: z.object({ quoteId: opaqueId }),
    answer: quoteView,
    errors: [401, 403, 404, 409, 410],
  }),
  outcome: endpoint({
    method: 'POST',
    path: '/api/outcomes',
    summary: 'Tells how exchangeSdk.sell ended',
    body: outcomeReport,
    answer: orderView,
    errors: [400, 401, 404, 409],
  }),
  orders: endpoint({
    method: 'GET',
    path: '/api/orders',
    summary: 'Orders of the signed-in user, newest first',
    answer: z.array(orderView),
    errors: [401],
  }),
  order: endpoint({
    method: 'GET',
    path: '/api/orders/:sellId',
    summary: 'One order',
    params: z.object({ sellId: opaqueId }),
    answer: orderView,
    errors: [401, 404],
  }),
};

/** Events of `GET /api/events` (server-sent): the user's identity check, purchases, orders and swaps as they change, and the clock of a simulated stack. */
export const accountEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('user'), user }),
  z.object({ type: z.literal('buy'), buy: buyOrderView }),
  z.object({ type: z.literal('order'), order: orderView }),
  z.object({ type: z.literal('swap'), swap: swapOrderView }),
  z.object({ type: z.literal('clock'), now: z.number(), frozen: z.boolean() }),
]);
export type AccountEvent = z.infer<typeof accountEvent>;

/** `GET /config.json` of the widget's own site. */
export const widgetConfig = z.object({
  providerId: opaqueId,
  providerApiUrl: z.url(),
  ledgerBackendUrl: z.url().meta({ description: '`customUrl` of the exchange SDK' }),
  supportUrl: z.url(),
  supportEmail: z.email(),
  brand: z.string(),
});
export type WidgetConfig = z.infer<typeof widgetConfig>;
