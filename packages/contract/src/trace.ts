import { z } from 'zod';

/** Who can be at either end of a boundary. */
export const PARTIES = [
  'user',
  'wallet',
  'ledger-backend',
  'provider-backend',
  'provider-widget',
  'exchange-sdk',
  'signer',
  'chain',
  'bank',
] as const;
export const party = z.enum(PARTIES);
export type Party = z.infer<typeof party>;

export const hopKind = z.enum(['http', 'rpc', 'apdu', 'ui', 'job', 'chain']);
export type HopKind = z.infer<typeof hopKind>;

/**
 * A boundary crossed, as a page reports it. `start` and `end` are `performance.timeOrigin + performance.now()`, milliseconds
 * with fractions; `end` only when an answer came.
 */
export const hopReport = z.object({
  from: party,
  to: party,
  kind: hopKind,
  name: z.string().min(1).max(200),
  start: z.number(),
  end: z.number().optional(),
  request: z.unknown().optional(),
  response: z.unknown().optional(),
  status: z.string().max(100).optional(),
});
export type HopReport = z.infer<typeof hopReport>;
