import { countryCode, type Manifest, manifest, swapState } from '@exchange-sim/contract';
import { z } from 'zod';

const key = z
  .string()
  .min(8, 'must have at least 8 characters')
  .max(200)
  .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces, because it travels in a header');

const httpUrl = z.url({
  protocol: /^https?$/,
  abort: true,
  error: 'must be an http or https URL such as "http://127.0.0.1:4002"',
});

/** Paths and parameters are appended to it, and `fetch` takes no credentials in a URL. */
const baseUrl = httpUrl.refine(
  (text) => {
    const { username, password, search, hash } = new URL(text);
    return !(username || password || search || hash);
  },
  { error: 'must have no user, password, query or fragment' },
);

/** What Ledger is told about a partner's swaps at onboarding. */
const swapSettings = z.strictObject({
  /** Where the user goes on after choosing a quote: the partner's Live App, or the wallet by itself. */
  continuesIn: z.enum(['live-app', 'wallet']),
  /** The partner's own words for its statuses, in any case; those of the contract are known without it. */
  statusMapping: z.record(z.string().min(1).max(50), swapState).default({}),
  /** The partner's page of one swap. */
  statusPageUrl: httpUrl
    .refine((text) => text.includes('{swapId}'), { error: 'must have "{swapId}" where the Swap ID goes' })
    .optional(),
  /** Where Ledger does not offer this partner, whatever the partner itself would say. */
  restrictedCountries: z.array(countryCode).default([]),
});

/** A provider as the operator registers it: where its API is, how the two sides know each other, what the signer trusts. */
export const providerRow = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9_-]{1,49}$/, 'must be lower-case letters, digits, _ and -, 2 to 50 of them'),
    name: z.string().min(1).max(50),
    supportUrl: httpUrl,
    needsKyc: z.boolean(),
    /** Base URL of the provider's API; `/capabilities`, `/quote`, `/sell`, … are appended. */
    baseUrl,
    /** Ledger → provider, sent as `x-api-key`. */
    apiKey: key,
    /** Provider → Ledger, expected as `x-api-key` on status updates. */
    webhookApiKey: key,
    cal: z.strictObject({
      name: z
        .string()
        .regex(/^[\x20-\x7e]{3,15}$/, 'must be 3 to 15 ASCII characters, because the signer shows it'),
      publicKeyHex: z
        .string()
        .regex(
          /^04[0-9a-fA-F]{128}$/,
          'must be a 65-byte uncompressed point: 130 hex digits beginning with 04',
        ),
      curve: z.enum(['secp256k1', 'secp256r1']),
      appVersion: z.literal(2, { error: 'must be 2: legacy partners are not served' }),
    }),
    products: z.array(z.enum(['sell', 'swap'], { error: 'must be "sell" or "swap"' })).min(1),
    features: z.strictObject({ sellRedirect: z.boolean() }),
    swap: swapSettings.optional(),
    /** Of its Live App; a partner that only swaps, in the wallet itself, has none. */
    manifest: manifest.optional(),
  })
  .refine(({ products, swap }) => products.includes('swap') === (swap !== undefined), {
    path: ['swap'],
    error: 'must be there when products has "swap", and only then',
  })
  .refine((row) => row.manifest || !(row.products.includes('sell') || row.swap?.continuesIn === 'live-app'), {
    path: ['manifest'],
    error: 'must be there for Sell and for swaps that go on in a Live App',
  })
  .meta({ id: 'ProviderRow' });
export type ProviderRow = z.output<typeof providerRow>;
/** The manifest of a partner that was found to have a Live App. */
export function manifestOf({ id, manifest: own }: ProviderRow): Manifest {
  if (own) return own;
  throw new Error(`provider ${id} has no Live App`);
}

/** What the partner is registered for. */
export type OfferedProduct = ProviderRow['products'][number];
