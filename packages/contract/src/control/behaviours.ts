/** Ways the reference provider can be told to misbehave: one catalogue for scenarios, switches and self-tests. @module */
import { z } from 'zod';
import { endpoint } from '../endpoint.js';
import { bankEntry } from '../provider/account.js';

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

const milliseconds = z.number().int().min(0).max(3_600_000);

export const BEHAVIOURS = {
  'quote.delay': behaviour(
    'Answer quotes late',
    'Quotes must come within 5 s',
    z.object({ ms: milliseconds }),
  ),
  'quote.reject': behaviour(
    'Refuse quotes',
    'Quote unavailability',
    z.object({
      messageKey: z.enum([
        'REGION_RESTRICTED_ERROR',
        'CURRENCY_REGION_RESTRICTED_ERROR',
        'CURRENCY_FROM_NOT_FOUND_ERROR',
      ]),
    }),
  ),
  'quote.garbage': behaviour(
    'Answer quotes with something that is not a quote',
    'QuoteResponse schema',
    z.object({ body: z.enum(['html', 'empty', 'wrong-fields']) }),
  ),
  'quote.ttl': behaviour(
    'Quotes expire after this long',
    'Fixed quotes hold for at least 60 s',
    z.object({ ms: milliseconds }),
  ),
  'capabilities.fail': behaviour(
    'Answer capabilities with a server error',
    'Capabilities must be available',
    z.object({}),
  ),
  'payload.nonce': behaviour(
    'Sign a payload with another nonce',
    'device_transaction_id is the nonce of the request',
    z.object({}),
  ),
  'payload.signature': behaviour(
    'Sign with a key that is not registered',
    'The signature verifies under the registered key',
    z.object({}),
  ),
  'payload.amount': behaviour(
    'Sign a payload for another amount',
    'in_amount is the amount of the request',
    z.object({ factor: z.enum(['0.5', '2', '10']) }),
  ),
  'kyc.outcome': behaviour(
    'Decide identity checks this way',
    'KYC when required',
    z.object({ outcome: z.enum(['approved', 'rejected']), afterMs: milliseconds.optional() }),
  ),
  'payout.outcome': behaviour(
    'End payouts this way',
    'Status values',
    z.object({ status: z.enum(['FINISHED', 'ON_HOLD', 'REFUNDED']) }),
  ),
  'webhook.delivery': behaviour(
    'Lose the first webhooks of each order',
    'Webhook delivery with back-off',
    z.object({ lose: z.number().int().min(1).max(10) }),
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
};
