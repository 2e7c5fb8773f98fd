/** Ways the reference provider can be told to misbehave: one catalogue for scenarios, switches and self-tests. @module */
import { z } from 'zod';
import { endpoint } from '../endpoint.js';
import { bankEntry } from '../provider/account.js';
import { swapOrderView } from '../provider/swap-account.js';

interface Behaviour<P extends z.ZodType> {
  /** What it does, for people. */
  title: string;
  /** The clause it breaks or exercises. */
  clause: string;
  parameters: P;
}
const behaviour = <P extends z.ZodType>(title: string, clause: string, parameters: P): Behaviour<P> => ({
  title,
  clause,
  parameters,
});

const milliseconds = z.number().int().min(0).max(86_400_000);
const none = z.object({});
const factor = z.enum(['0.5', '0.9', '0.99', '1.01', '2', '10']);

export const BEHAVIOURS = {
  // what a provider publishes
  'capabilities.fail': behaviour(
    'Answer capabilities with a server error',
    'Capabilities must be available',
    none,
  ),
  'currencies.loop': behaviour(
    'Never end the pages of currencies',
    'next_cursor is null on the last page',
    none,
  ),
  'pairs.unknown': behaviour(
    'List a pair whose currency is not listed',
    'Pairs are made of the currencies of /currencies',
    none,
  ),

  // quotes
  'quote.delay': behaviour(
    'Answer quotes late',
    'Quotes must come within 5 s',
    z.object({ ms: milliseconds }),
  ),
  'quote.silence': behaviour('Never answer quotes', 'Quotes must come within 5 s', none),
  'quote.reject': behaviour(
    'Refuse quotes',
    'Quote unavailability: region, token',
    z.object({
      messageKey: z.enum([
        'REGION_RESTRICTED_ERROR',
        'CURRENCY_REGION_RESTRICTED_ERROR',
        'CURRENCY_FROM_NOT_FOUND_ERROR',
        'SWAP_PAIR_NOT_FOUND_ERROR',
      ]),
    }),
  ),
  'quote.bounds': behaviour(
    'Quote between these amounts only',
    'Quote unavailability: amount too low, too high',
    z.object({ minWhole: z.string().regex(/^\d+(\.\d+)?$/), maxWhole: z.string().regex(/^\d+(\.\d+)?$/) }),
  ),
  'quote.garbage': behaviour(
    'Answer quotes with something that is not a quote',
    'QuoteResponse schema',
    z.object({ body: z.enum(['html', 'empty', 'wrong-fields', 'fixed-without-id']) }),
  ),
  'quote.ttl': behaviour(
    'Quotes expire after this long',
    'Fixed quotes hold for at least 60 s',
    z.object({ ms: milliseconds }),
  ),

  // orders
  'order.delay': behaviour(
    'Create orders late',
    'Orders are answered in good time',
    z.object({ ms: milliseconds }),
  ),
  'order.fail': behaviour('Answer orders with a server error', 'SwapResponse, SellResponse', none),
  'order.reject': behaviour(
    'Refuse orders',
    'Error keys of /swap and /sell',
    z.object({
      messageKey: z.enum([
        'NO_DEPOSIT_WALLET_ERROR',
        'REGION_RESTRICTED_ERROR',
        'CURRENCY_REGION_RESTRICTED_ERROR',
      ]),
    }),
  ),
  'order.rerate': behaviour(
    'Sign another receive amount than the fixed quote promised',
    'Never silently re-rate at acceptance time',
    z.object({ factor }),
  ),
  'order.acceptExpired': behaviour(
    'Accept a fixed quote after its expiry',
    'An expired quote is refused and a fresh one given',
    none,
  ),
  'order.reuseId': behaviour(
    'Give the quote’s id as the order’s',
    'swapId ≠ quoteId, a new one for each call',
    none,
  ),

  // the signed payload
  'payload.nonce': behaviour(
    'Sign a payload with another nonce',
    'device_transaction_id is the nonce of the request',
    none,
  ),
  'payload.amount': behaviour(
    'Sign a payload for another amount sent',
    'in_amount / amount_to_provider is the amount of the request',
    z.object({ factor }),
  ),
  'payload.payinAddress': behaviour(
    'Sign another deposit address than the answer names',
    'payin_address of the payload = payinAddress of the answer',
    none,
  ),
  'payload.payoutAddress': behaviour(
    'Sign another payout address',
    'payout_address is the address of the request',
    none,
  ),
  'payload.refundAddress': behaviour(
    'Sign another refund address',
    'refund_address is the address of the request',
    none,
  ),
  'payload.currency': behaviour(
    'Sign another currency',
    'currency_from / currency_to are Ledger’s tickers',
    none,
  ),
  'payload.encoding': behaviour(
    'Encode the payload wrongly',
    'payload is base64url without a leading dot',
    z.object({ as: z.enum(['hex', 'base64', 'leading-dot']) }),
  ),
  'payload.oversize': behaviour(
    'Make the payload too long for the signer',
    'At most 497 characters of base64url',
    none,
  ),
  'payload.signature': behaviour(
    'Sign with a key that is not registered',
    'The signature verifies under the registered key',
    none,
  ),
  'signature.encoding': behaviour(
    'Encode the signature wrongly',
    'signature is base64url of R‖S, 64 bytes',
    z.object({ as: z.enum(['der', 'hex', 'short']) }),
  ),
  'signature.input': behaviour(
    'Sign something else than "." + payload',
    'The signing input is "." + payload',
    z.object({ over: z.enum(['no-dot', 'raw']) }),
  ),

  // users
  'kyc.outcome': behaviour(
    'Decide identity checks this way',
    'KYC when required',
    z.object({ outcome: z.enum(['approved', 'rejected']), afterMs: milliseconds.optional() }),
  ),

  'session.window': behaviour(
    'End sessions after this long without use',
    'The login lasts for the partner’s session window',
    z.object({ ms: milliseconds }),
  ),
  'session.split': behaviour(
    'Ask for the login again in each product',
    'One login for Buy, Sell and Swap within the session window',
    none,
  ),

  // deposits, payouts, refunds
  'deposit.ignore': behaviour('Do not see deposits', 'A deposit in time is honoured', none),
  'deposit.hold': behaviour(
    'Put swaps on hold when the deposit is there',
    'OnHold: extra information needed from the user',
    z.object({ release: z.enum(['finished', 'refunded']) }),
  ),
  'market.move': behaviour(
    'Move the market between quote and execution, percent',
    'Floating quotes: the executed rate stays within the maximum slippage',
    z.object({ percent: z.number().min(-90).max(100) }),
  ),
  'market.ignoreCap': behaviour(
    'Execute floating swaps however far the market has moved',
    'The provider enforces the maximum slippage',
    none,
  ),
  'payout.outcome': behaviour(
    'End payouts this way',
    'Status values',
    z.object({ status: z.enum(['FINISHED', 'ON_HOLD', 'REFUNDED']) }),
  ),
  'payout.delay': behaviour('Pay out late', 'Payout follows the deposit', z.object({ ms: milliseconds })),
  'payout.amount': behaviour(
    'Pay out another amount',
    'The user receives amount_to_wallet',
    z.object({ factor }),
  ),
  'refund.amount': behaviour(
    'Refund another amount',
    'The refund is the amount less payinNetworkFees',
    z.object({ factor }),
  ),

  // webhooks and status
  'webhook.delivery': behaviour(
    'Lose the first webhooks of each order',
    'Webhook delivery with back-off',
    z.object({ lose: z.number().int().min(1).max(1000) }),
  ),
  'webhook.duplicate': behaviour('Send each webhook twice', 'Webhooks may come again', none),
  'webhook.reorder': behaviour('Send webhooks in the wrong order', 'A final status is not replaced', none),
  'webhook.unknownStatus': behaviour(
    'Say a status nobody mapped',
    'providerStatus is mapped; an unknown one is 422',
    none,
  ),
  'webhook.afterFinal': behaviour(
    'Say something after the final status',
    '405: the transaction can no longer be updated',
    none,
  ),
  'webhook.key': behaviour('Send webhooks with a wrong key', '401: x-api-key of the provider', none),
  'status.missing': behaviour('Answer /status with 404', '/status knows every swap', none),
  'status.lie': behaviour(
    'Say this in /status',
    '/status says what webhooks say',
    z.object({ status: z.string().min(1).max(50) }),
  ),
} as const;
export type BehaviourName = keyof typeof BEHAVIOURS;
export type BehaviourParameters = { [N in BehaviourName]: z.output<(typeof BEHAVIOURS)[N]['parameters']> };
export type Behaviours = Partial<BehaviourParameters>;

const parametersByName = Object.fromEntries(
  Object.entries(BEHAVIOURS).map(([name, { parameters }]) => [name, parameters.optional()]),
) as { [N in BehaviourName]: z.ZodOptional<(typeof BEHAVIOURS)[N]['parameters']> };

/** The behaviours in force; one that is absent is honest. */
export const behaviours = z.strictObject(parametersByName);

/** Only served when the reference provider runs in the simulator. */
export const providerControlApi = {
  behaviours: endpoint({
    method: 'GET',
    path: '/control/behaviours',
    summary: 'Behaviours in force',
    answer: behaviours,
  }),
  setBehaviours: endpoint({
    method: 'PUT',
    path: '/control/behaviours',
    summary: 'Replaces the behaviours in force',
    body: behaviours,
    answer: behaviours,
    errors: [400],
  }),
  bank: endpoint({
    method: 'GET',
    path: '/control/bank-ledger',
    summary: 'Entries of the provider’s bank ledger, oldest first',
    answer: z.object({ entries: z.array(bankEntry) }),
  }),
  release: endpoint({
    method: 'POST',
    path: '/control/swaps/:swapId/release',
    summary: 'Ends the hold of a swap, as support would',
    params: z.object({ swapId: z.string().min(1).max(128) }),
    body: z.object({ outcome: z.enum(['finished', 'refunded']) }),
    answer: swapOrderView,
    errors: [400, 404, 409],
  }),
};
