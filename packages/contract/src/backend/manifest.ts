import { z } from 'zod';

/** Live App manifest, version 2 (partner contract 9.3). Properties it does not know are refused, as Ledger's validator does. */
export const manifest = z
  .strictObject({
    id: z
      .string()
      .min(3)
      .max(50)
      .regex(/^[a-zA-Z0-9_][a-zA-Z0-9_-]*$/),
    name: z.string().min(1).max(50),
    url: z.url(),
    homepageUrl: z.url(),
    platforms: z.array(z.enum(['desktop', 'ios', 'android'])).min(1),
    apiVersion: z.string().regex(/^\^?2\.\d+\.\d+/, 'must be "^2.0.0"'),
    manifestVersion: z.literal('2'),
    branch: z.enum(['stable', 'experimental', 'soon', 'debug']),
    categories: z.array(z.string()).min(1),
    currencies: z.union([z.literal('*'), z.array(z.string())]),
    content: z.strictObject({
      shortDescription: z.record(z.string(), z.string()),
      description: z.record(z.string(), z.string()),
      subtitle: z.record(z.string(), z.string()).optional(),
      cta: z.record(z.string(), z.string()).optional(),
    }),
    permissions: z.array(z.string()),
    domains: z.array(z.string()).min(1),
    visibility: z.enum(['complete', 'searchable', 'deep']),
    author: z.string().optional(),
    supportUrl: z.url().optional(),
    icon: z.string().optional(),
    private: z.boolean().optional(),
    highlight: z.boolean().optional(),
    overrides: z.array(z.unknown()).optional(),
    dapp: z.unknown().optional(),
    params: z.unknown().optional(),
    storage: z.array(z.string()).optional(),
  })
  .meta({ id: 'Manifest' });
export type Manifest = z.output<typeof manifest>;
