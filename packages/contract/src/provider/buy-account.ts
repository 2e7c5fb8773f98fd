/** API of the reference provider for its own widget: prices, purchases and their payment. Not part of Ledger's contract. @module */
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
} from '../primitives.js';

/** What a test card does when it is charged. */
export const CARD_OUTCOMES = ['paid', 'declined', 'challenge', 'pending'] as const;
export type CardOutcome = (typeof CARD_OUTCOMES)[number];

/** TEST CARDS, public and of no value: the only numbers that are taken. Shown beside the form. */
export const TEST_CARDS: ReadonlyArray<{
  number: string;
  brand: string;
  outcome: CardOutcome;
  title: string;
}> = [
  { number: '4242424242424242', brand: 'Visa', outcome: 'paid', title: 'is paid at once' },
  { number: '4000000000000002', brand: 'Visa', outcome: 'declined', title: 'is declined by the bank' },
  {
    number: '4000002500003155',
    brand: 'Visa',
    outcome: 'challenge',
    title: 'asks for 3-D Secure, code 123456',
  },
  { number: '4000000000000077', brand: 'Visa', outcome: 'pending', title: 'is paid after 30 s' },
];
/** The code the test bank sends for 3-D Secure; any other one fails. */
export const TEST_CHALLENGE_CODE = '123456';

export const buyQuoteRequest = z
  .object({
    cryptoCurrency: ledgerId,
    fiatCurrency: fiatCode,
    fiatAmount: amountWhole.optional(),
    cryptoAmount: amountWhole.optional(),
    paymentMethod,
    country: countryCode,
  })
  .refine(({ fiatAmount, cryptoAmount }) => (fiatAmount === undefined) !== (cryptoAmount === undefined), {
    path: ['fiatAmount'],
    error: 'either fiatAmount or cryptoAmount must be given',
  });
export type BuyQuoteRequest = z.output<typeof buyQuoteRequest>;

/** A price as the widget shows it. Amounts whole; fees in the fiat currency, included in `fiatAmount`. */
export const buyQuoteView = z.object({
  quoteId: opaqueId,
  cryptoCurrency: ledgerId,
  cryptoTicker: z.string(),
  fiatCurrency: fiatCode,
  fiatAmount: amountWhole.meta({ description: 'What the user pays, all fees included' }),
  cryptoAmount: amountWhole.meta({ description: 'What the user ends up with' }),
  rate: amountWhole.meta({ description: 'Fiat for one whole unit of crypto, before fees' }),
  providerFees: amountWhole,
  referralFees: amountWhole,
  networkFees: amountWhole,
  paymentMethod,
  country: countryCode,
  expiry: instant,
});
export type BuyQuoteView = z.infer<typeof buyQuoteView>;

/** States of the published (unused) `Order` schema of the Buy contract. */
export const buyOrderState = z.enum(['pending', 'processing', 'completed', 'failed']);
export type BuyOrderState = z.infer<typeof buyOrderState>;

/**
 * Where the payment stands: `awaiting` the user, `challenge` (3-D Secure is asked for), `pending` (a transfer or a slow card is
 * on its way), `paid`, `declined` (may be tried again while the order is pending).
 */
export const buyPaymentState = z.enum(['awaiting', 'challenge', 'pending', 'paid', 'declined']);
export type BuyPaymentState = z.infer<typeof buyPaymentState>;

export const buyOrderView = z.object({
  orderId: opaqueId,
  quoteId: opaqueId,
  ledgerTransactionId: opaqueId.optional(),
  state: buyOrderState,
  payment: z.object({
    method: paymentMethod,
    state: buyPaymentState,
    reason: z.string().optional().meta({ description: 'Why it was declined, for the user' }),
    card: z.object({ brand: z.string(), last4: z.string() }).optional(),
    transfer: z.object({ iban: z.string(), beneficiary: z.string(), reference: z.string() }).optional(),
  }),
  cryptoCurrency: ledgerId,
  cryptoTicker: z.string(),
  cryptoAmount: amountWhole,
  fiatCurrency: fiatCode,
  fiatAmount: amountWhole,
  providerFees: amountWhole,
  referralFees: amountWhole,
  networkFees: amountWhole,
  address: z.string(),
  transactionHash: z.string().optional().meta({ description: 'Of the coins sent, once broadcast' }),
  createdAt: instant,
  updatedAt: instant,
});
export type BuyOrderView = z.infer<typeof buyOrderView>;

export const newBuyOrder = z.object({
  quoteId: opaqueId,
  address: z.string().min(1).max(150),
  ledgerTransactionId: opaqueId.optional(),
});
export type NewBuyOrder = z.output<typeof newBuyOrder>;

export const cardPayment = z.object({
  number: z
    .string()
    .transform((text) => text.replaceAll(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{12,19}$/, 'must be a card number of 12 to 19 digits')),
  expiry: z.string().regex(/^(0[1-9]|1[0-2])\/\d{2}$/, 'must be month and year such as "12/30"'),
  cvc: z.string().regex(/^\d{3,4}$/, 'must be 3 or 4 digits'),
  holder: z.string().trim().min(2).max(100),
});
export type CardPayment = z.output<typeof cardPayment>;

const orderIdParams = z.object({ orderId: opaqueId });

/** A session of the provider is needed: cookie, or bearer token in `Authorization`. */
export const providerBuyAccountApi = {
  newQuote: endpoint({
    method: 'POST',
    path: '/api/buy-quotes',
    summary: 'A fresh price for the widget, held for a while',
    body: buyQuoteRequest,
    answer: buyQuoteView,
    errors: [400, 401, 404, 451],
  }),
  order: endpoint({
    method: 'POST',
    path: '/api/buys',
    summary: 'Orders coins to an address; the identity must be checked',
    body: newBuyOrder,
    answer: buyOrderView,
    errors: [400, 401, 403, 404, 409, 410],
  }),
  payByCard: endpoint({
    method: 'POST',
    path: '/api/buys/:orderId/card',
    summary: 'Charges a test card',
    params: orderIdParams,
    body: cardPayment,
    answer: buyOrderView,
    errors: [400, 401, 404, 409, 410],
  }),
  answerChallenge: endpoint({
    method: 'POST',
    path: '/api/buys/:orderId/challenge',
    summary: 'The code of 3-D Secure; a wrong one declines the payment',
    params: orderIdParams,
    body: z.object({ code: z.string().min(1).max(10) }),
    answer: buyOrderView,
    errors: [400, 401, 404, 409],
  }),
  announceTransfer: endpoint({
    method: 'POST',
    path: '/api/buys/:orderId/transfer',
    summary: 'The user has sent the bank transfer; it arrives 30 s later',
    params: orderIdParams,
    answer: buyOrderView,
    errors: [401, 404, 409],
  }),
  orders: endpoint({
    method: 'GET',
    path: '/api/buys',
    summary: 'Purchases of the signed-in user, newest first',
    answer: z.array(buyOrderView),
    errors: [401],
  }),
  orderView: endpoint({
    method: 'GET',
    path: '/api/buys/:orderId',
    summary: 'One purchase',
    params: orderIdParams,
    answer: buyOrderView,
    errors: [401, 404],
  }),
};
