/** API between the two halves of the mock wallet: the page (ui) and the process that owns accounts and signer (server). @module */
import { z } from 'zod';
import { manifest } from '../backend/manifest.js';
import { endpoint } from '../endpoint.js';
import { amountAtomic, ledgerId, opaqueId } from '../primitives.js';
import { hopReport } from '../trace.js';

export const cryptoCurrency = z.object({
  type: z.literal('CryptoCurrency'),
  id: ledgerId,
  ticker: z.string(),
  name: z.string(),
  family: z.string(),
  color: z.string(),
  decimals: z.number().int(),
});
export const tokenCurrency = z.object({
  type: z.literal('TokenCurrency'),
  standard: z.literal('ERC20'),
  id: ledgerId,
  ticker: z.string(),
  name: z.string(),
  contract: z.string(),
  parent: ledgerId,
  color: z.string(),
  decimals: z.number().int(),
});
export const currency = z.discriminatedUnion('type', [cryptoCurrency, tokenCurrency]);
export type WalletCurrency = z.infer<typeof currency>;

/** `id` is the wallet-api id (uuid v5 of `ledgerAccountId`). A token's account has its parent's address and path. */
export const account = z.object({
  id: opaqueId,
  ledgerAccountId: z.string(),
  name: z.string(),
  currency: ledgerId,
  parentAccountId: opaqueId.optional(),
  address: z.string(),
  path: z.string().meta({ example: "44'/60'/0'/0/0" }),
  balanceAtomic: amountAtomic,
  spendableAtomic: amountAtomic,
  blockHeight: z.number().int().nonnegative(),
});
export type WalletAccount = z.infer<typeof account>;

/** The five systems, as named and coloured everywhere. */
export const partState = z.object({
  name: z.enum(['signer', 'chain', 'bitcoin', 'ledger-backend']),
  up: z.boolean(),
  problem: z.string().optional(),
});
export type PartState = z.infer<typeof partState>;

export const walletConfig = z.object({
  ledgerBackendUrl: z.url(),
  signerUrl: z.url(),
  signerModel: z.enum(['stax', 'flex', 'nanosp', 'nanox', 'apex_p']),
  currencies: z.array(currency),
});
export type WalletConfig = z.infer<typeof walletConfig>;

export const exchangeType = z.enum(['SWAP', 'SELL', 'FUND']);
/** `toAccountId` for SWAP only; `tokenCurrency` is the LedgerId of a token the destination account has none of yet, or empty. */
export const startExchange = z.object({
  exchangeType,
  provider: opaqueId,
  fromAccountId: opaqueId,
  toAccountId: opaqueId.optional(),
  tokenCurrency: z.union([ledgerId, z.literal('')]).nullish(),
});
export const startedExchange = z.object({
  transactionId: z.string().meta({ description: 'The nonce: hex for NG partners, base64 for legacy ones' }),
  device: z.object({ deviceId: z.string(), modelId: z.string() }),
});
export type StartedExchange = z.infer<typeof startedExchange>;

/** Wallet-api transaction as serialised on the wire. Amounts atomic. */
export const rawTransaction = z.looseObject({
  family: z.string(),
  amount: amountAtomic,
  recipient: z.string().min(1).max(150),
});
export const completeExchange = z.object({
  exchangeType,
  provider: opaqueId,
  fromAccountId: opaqueId,
  /** SWAP only. */
  toAccountId: opaqueId.optional(),
  swapId: opaqueId.optional(),
  tokenCurrency: z.union([ledgerId, z.literal('')]).nullish(),
  rawTransaction,
  hexBinaryPayload: z.string().min(1).max(2000),
  hexSignature: z.string().min(1).max(400),
  feeStrategy: z.string().max(10).default('medium'),
});
export type CompleteExchange = z.output<typeof completeExchange>;
export const completedExchange = z.object({ transactionHash: z.string() });

/** Steps of completeExchange, as Ledger Wallet names them in its errors. */
export const EXCHANGE_STEPS = [
  'INIT',
  'SET_PARTNER_KEY',
  'CHECK_PARTNER',
  'PROCESS_TRANSACTION',
  'CHECK_TRANSACTION_SIGNATURE',
  'CHECK_PAYOUT_ADDRESS',
  'CHECK_REFUND_ADDRESS',
  'SIGN_COIN_TRANSACTION',
] as const;

/** An error of the exchange as Ledger Wallet throws it; `fix` is the simulator's own sentence for the partner. */
export const exchangeError = z.object({
  name: z.string().meta({ example: 'CompleteExchangeError' }),
  message: z.string().meta({ example: 'User refused' }),
  step: z.enum(EXCHANGE_STEPS).optional(),
  title: z.string().optional(),
  /** Which of the systems is at fault: `Provider`, `Signer`, … */
  party: z.string().optional(),
  fix: z.string().optional(),
});
export type ExchangeError = z.infer<typeof exchangeError>;

export const screenText = z.object({
  text: z.string(),
  x: z.number(),
  y: z.number(),
  w: z.number(),
  h: z.number(),
});

/** Events of `GET /api/events` (server-sent). A fresh subscriber gets the present state of everything first. */
export const walletEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('accounts'), accounts: z.array(account) }),
  z.object({ type: z.literal('parts'), parts: z.array(partState) }),
  /** The signer's screen changed; `version` makes the picture's URL change with it. */
  z.object({ type: z.literal('screen'), version: z.number(), texts: z.array(screenText) }),
  z.object({
    type: z.literal('apdu'),
    at: z.number(),
    name: z.string(),
    apdu: z.string(),
    response: z.string(),
    status: z.string(),
    ms: z.number(),
  }),
  /** The wallet waits for the user at the signer; `null` when it no longer does. Amounts as shown to people. */
  z.object({
    type: z.literal('prompt'),
    prompt: z
      .object({
        kind: z.enum(['review']),
        provider: z.string(),
        send: z.string(),
        to: z.string(),
        receive: z.string(),
        fees: z.string(),
      })
      .nullable(),
  }),
  z.object({
    type: z.literal('clock'),
    now: z.number(),
    frozen: z.boolean(),
    kind: z.enum(['system', 'controlled']),
  }),
]);
export type WalletEvent = z.infer<typeof walletEvent>;

/** A touch on the signer's picture, in pixels of the signer's own screen. */
export const touch = z.object({
  action: z.enum(['press', 'release', 'press-and-release']),
  x: z.number().int().min(0).max(2000),
  y: z.number().int().min(0).max(2000),
  x2: z.number().int().min(0).max(2000).optional(),
  y2: z.number().int().min(0).max(2000).optional(),
});
export type Touch = z.infer<typeof touch>;

const empty = z.object({});

export const walletApi = {
  config: endpoint({
    method: 'GET',
    path: '/api/config',
    summary: 'Where everything is',
    answer: walletConfig,
  }),
  accounts: endpoint({
    method: 'GET',
    path: '/api/accounts',
    summary: 'Accounts with their balances on the chain',
    answer: z.object({ accounts: z.array(account) }),
    errors: [503],
  }),
  start: endpoint({
    method: 'POST',
    path: '/api/exchange/start',
    summary: 'custom.exchange.start',
    body: startExchange,
    answer: startedExchange,
    errors: [400, 404, 409, 503],
  }),
  complete: endpoint({
    method: 'POST',
    path: '/api/exchange/complete',
    summary: 'custom.exchange.complete; answers when the user has decided',
    body: completeExchange,
    answer: completedExchange,
    errors: [400, 404, 409, 410, 503],
  }),
  touch: endpoint({
    method: 'POST',
    path: '/api/signer/finger',
    summary: 'A touch on the signer',
    body: touch,
    answer: empty,
    errors: [400, 503],
  }),
  button: endpoint({
    method: 'POST',
    path: '/api/signer/button/:button',
    summary: 'A button of a button model',
    params: z.object({ button: z.enum(['left', 'right', 'both']) }),
    answer: empty,
    errors: [400, 503],
  }),
  manifests: endpoint({
    method: 'GET',
    path: '/api/manifests',
    summary: 'Manifests loaded in developer mode',
    answer: z.object({ manifests: z.array(manifest) }),
  }),
  loadManifest: endpoint({
    method: 'POST',
    path: '/api/manifests',
    summary: 'Loads a manifest from its text or from a URL',
    body: z.union([z.object({ url: z.url() }), z.object({ text: z.string().max(100_000) })]),
    answer: manifest,
    errors: [400, 502],
  }),
  removeManifest: endpoint({
    method: 'DELETE',
    path: '/api/manifests/:manifestId',
    summary: 'Forgets a loaded manifest',
    params: z.object({ manifestId: opaqueId }),
    answer: empty,
    errors: [404],
  }),
  hops: endpoint({
    method: 'POST',
    path: '/api/hops',
    summary: 'What the page saw: clicks, frames, wallet-api calls',
    body: z.object({ hops: z.array(hopReport).max(200) }),
    answer: empty,
    errors: [400],
  }),
};
