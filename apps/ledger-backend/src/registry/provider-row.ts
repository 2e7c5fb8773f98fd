import { countryCode, type Manifest, manifest, swapState } from '@exchange-sim/contract';
import { z } from 'zod';

const key = z
  .string()
  .min(8, 'must have at least 8 characters')
  .max(200)
  .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces, because it travels in a header');

export const headerName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, 'must be the name of an HTTP header such as "x-api-key"');

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

const SIGNED = 'must be there for Sell and Swap; only a provider that does nothing but Buy may leave it out';
const isRamp = (products: string[]) => products.includes('buy') || products.includes('sell');
const signs = (products: string[]) => products.some((own) => own !== 'buy');

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
    /** Of one product where that has a server of its own, as Ledger's API files have; `baseUrl` for the others. */
    baseUrls: z
      .strictObject({ buy: baseUrl.optional(), sell: baseUrl.optional(), swap: baseUrl.optional() })
      .optional(),
    /** Ledger → provider, sent as `x-api-key` or under the name that follows. */
    apiKey: key,
    apiKeyHeader: headerName.optional(),
    /** Provider → Ledger, expected as `x-api-key` on status updates; Buy has none. */
    webhookApiKey: key.optional(),
    /** The key of its signed payloads; Buy has none. */
    cal: z
      .strictObject({
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
      })
      .optional(),
    products: z.array(z.enum(['buy', 'sell', 'swap'], { error: 'must be "buy", "sell" or "swap"' })).min(1),
    /** Whether the widget's URL is the provider's to give, by `/buy-redirect` and `/sell-redirect`. */
    features: z
      .strictObject({ buyRedirect: z.boolean().default(false), sellRedirect: z.boolean().default(false) })
      .prefault({}),
    swap: swapSettings.optional(),
    /** Of its Live App; a partner that only swaps, in the wallet itself, has none. */
    manifest: manifest.optional(),
  })
  .refine(({ products, swap }) => products.includes('swap') === (swap !== undefined), {
    path: ['swap'],
    error: 'must be there when products has "swap", and only then',
  })
  .refine((row) => row.manifest || !(isRamp(row.products) || row.swap?.continuesIn === 'live-app'), {
    path: ['manifest'],
    error: 'must be there for Buy, for Sell and for swaps that go on in a Live App',
  })
  .refine((row) => row.cal || !signs(row.products), { path: ['cal'], error: SIGNED })
  .refine((row) => row.webhookApiKey || !signs(row.products), { path: ['webhookApiKey'], error: SIGNED })
  .meta({ id: 'ProviderRow' });
export type ProviderRow = z.output<typeof providerRow>;
/** The manifest of a partner that was found to have a Live App. */
export function manifestOf({ id, manifest: own }: ProviderRow): Manifest {
  if (own) return own;
  throw new Error(`provider ${id} has no Live App`);
}

/** Where the provider's API of a product is. */
export const baseUrlOf = (row: ProviderRow, product: OfferedProduct): string =>
  row.baseUrls?.[product] ?? row.baseUrl;

/** What the partner is registered for. */
export type OfferedProduct = ProviderRow['products'][number];

/** The header that carries Ledger's key to the provider. */
export const keyHeaderOf = ({ apiKeyHeader = 'x-api-key' }: ProviderRow): string => apiKeyHeader;
