/** Buy as the wallet sees it: offers, the way into the widget, coins that arrive. Shapes are the simulator's own (10.4). @module */
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
import { fiatInteger } from '../provider/buy.js';
import { manifest } from './manifest.js';
import { offRampRejection } from './providers.js';

const onRampFields = z.object({
  cryptoCurrency: ledgerId,
  fiatCurrency: fiatCode,
  fiatAmount: fiatInteger.optional(),
  cryptoAmount: amountWhole.optional(),
  country: countryCode,
  paymentMethod,
  address: z.string().min(1).max(150).meta({ description: 'Where the coins are to go' }),
});
/** The amount either way: of fiat, or of coins, for which each provider's fiat amount is found. */
export const onRampQuery = onRampFields.refine(
  ({ fiatAmount, cryptoAmount }) => (fiatAmount === undefined) !== (cryptoAmount === undefined),
  { path: ['fiatAmount'], error: 'either fiatAmount or cryptoAmount must be given' },
);
export type OnRampQuery = z.output<typeof onRampQuery>;

/** A row of the list. Amounts whole; `cryptoAmount` is what the user ends up with. */
export const onRampQuote = z.object({
  providerId: opaqueId,
  providerName: z.string(),
  needsKyc: z.boolean(),
  fiatAmount: amountWhole,
  cryptoAmount: amountWhole,
  dca: z.boolean(),
  ms: z.number().nonnegative().meta({ description: 'How long the provider took, milliseconds' }),
});
export type OnRampQuote = z.output<typeof onRampQuote>;

export const onRampRejection = offRampRejection;
export type OnRampRejection = z.output<typeof onRampRejection>;

/** Sorted by price, most coins for the money first. With `Accept: text/event-stream` each row comes as it is there, as for `/offRamp`. */
export const onRampAnswer = z
  .object({ quotes: z.array(onRampQuote), rejections: z.array(onRampRejection) })
  .meta({ id: 'OnRamp' });
export type OnRampAnswer = z.output<typeof onRampAnswer>;

export const newPurchase = onRampFields
  .extend({
    fiatAmount: fiatInteger,
    providerId: opaqueId,
    accountId: opaqueId,
    ledgerTransactionId: z
      .uuid({ error: 'must be a UUID' })
      .meta({ description: 'Chosen by the wallet: the same one opens the same purchase again' }),
    deeplinkUrl: z.string().max(500).optional(),
    language: language.optional(),
    theme: theme.optional(),
    platform: z.enum(['desktop', 'mobile']).optional(),
  })
  .meta({ id: 'NewPurchase' });
export type NewPurchase = z.output<typeof newPurchase>;

export const purchaseLiveApp = z
  .object({
    url: z.url(),
    source: z.enum(['buy-redirect', 'manifest']),
    manifest,
    ledgerTransactionId: z.string(),
  })
  .meta({ id: 'PurchaseLiveApp' });
export type PurchaseLiveApp = z.output<typeof purchaseLiveApp>;

/** `PENDING` until coins arrive; `EXPIRED` when none came within 24 h: those that come later still finish it. */
export const buyStatus = z.enum(['PENDING', 'FINISHED', 'EXPIRED']);
export type BuyStatus = z.infer<typeof buyStatus>;

/** A purchase in the wallet's history. The contract has no status of Buy: it follows what arrives on the chain. */
export const buyEntry = z
  .object({
    id: opaqueId.meta({ description: 'ledgerTransactionId' }),
    product: z.literal('buy'),
    providerId: opaqueId,
    providerName: z.string(),
    supportUrl: z.string().optional(),
    fromCurrency: z.string().meta({ description: 'Fiat' }),
    toCurrency: z.string(),
    amountFrom: amountWhole,
    amountTo: amountWhole.optional().meta({ description: 'Expected, then what arrived' }),
    expectedAmount: amountWhole
      .optional()
      .meta({ description: 'What the offer promised, also once coins arrived' }),
    payoutAddress: z.string(),
    accountId: z.string(),
    country: countryCode,
    paymentMethod,
    transactionHash: z.string().optional().meta({ description: 'Of the coins that arrived' }),
    status: buyStatus,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'BuyEntry' });
export type BuyEntry = z.output<typeof buyEntry>;

/** A transfer to one of the wallet's addresses, from somebody else, as the wallet saw it on the chain. */
export const receivedTransfer = z
  .object({
    address: z.string().min(1).max(150),
    currency: ledgerId,
    amount: amountWhole,
    transactionHash: z.string().min(1).max(100),
  })
  .meta({ id: 'ReceivedTransfer' });
export type ReceivedTransfer = z.output<typeof receivedTransfer>;

export const backendBuyApi = {
  onRamp: endpoint({
    method: 'GET',
    path: '/onRamp',
    summary: 'Offers of every eligible provider, most coins first',
    query: onRampQuery,
    answer: onRampAnswer,
    errors: [400],
  }),
  liveApp: endpoint({
    method: 'POST',
    path: '/onRamp/live-app',
    summary: 'Begins a purchase: URL of the chosen provider’s widget, and a row in the history',
    body: newPurchase,
    answer: purchaseLiveApp,
    errors: [400, 404, 409, 502],
  }),
  received: endpoint({
    method: 'POST',
    path: '/onRamp/received',
    summary: 'Coins have arrived: finishes the purchase they belong to, if there is one',
    body: receivedTransfer,
    answer: z.object({ ledgerTransactionId: z.string().optional() }),
    errors: [400],
  }),
};
