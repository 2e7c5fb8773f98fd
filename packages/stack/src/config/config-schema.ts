import { headerName, providerRow } from '@exchange-sim/ledger-backend';
import { z } from 'zod';

const { shape } = providerRow;
const URL_EXAMPLE = 'http://127.0.0.1:3000';
const httpUrl = z.url({
  protocol: /^https?$/,
  abort: true,
  error: `must be an http or https URL such as "${URL_EXAMPLE}"`,
});

const curve = z
  .enum(['K1', 'R1', 'secp256k1', 'secp256r1'], {
    error: 'must be "secp256k1" (or "K1") or "secp256r1" (or "R1")',
  })
  .transform((name) => (name === 'K1' ? 'secp256k1' : name === 'R1' ? 'secp256r1' : name));

const liveApp = z.union(
  [httpUrl, z.strictObject({ manifest: z.union([z.string().min(1), z.record(z.string(), z.unknown())]) })],
  {
    error: `must be the URL of the Live App such as "${URL_EXAMPLE}/widget", or { manifest: a file, a URL or the manifest itself }`,
  },
);

/** Everything but the methods of how a swap goes on has a default. */
const swap = z.strictObject({
  /** Where the user goes on after choosing a quote; `live-app` when there is one. */
  continuesIn: z.enum(['live-app', 'wallet'], { error: 'must be "live-app" or "wallet"' }).optional(),
  /** The provider's own words for its statuses. */
  statusMapping: z.record(z.string(), z.string()).optional(),
  /** The provider's page of one swap, with `{swapId}`. */
  statusPageUrl: httpUrl.optional(),
  /** Countries (alpha-2) where Ledger does not offer this provider. */
  restrictedCountries: z.array(z.string()).optional(),
});

/** One provider of your own. */
export const configProvider = z.strictObject({
  /** As `new ExchangeSDK(id, …)` says it. */
  id: shape.id,
  /** As the wallet shows it; the id by default. */
  name: shape.name.optional(),
  /** As the signer shows it, 3 to 15 ASCII characters; the name where that fits. */
  signerName: z.string().optional(),
  /** Base URL of its API, or one for each product. */
  baseUrl: z.union(
    [
      httpUrl,
      z.strictObject({ buy: httpUrl.optional(), sell: httpUrl.optional(), swap: httpUrl.optional() }),
    ],
    {
      error: `must be an http or https URL such as "${URL_EXAMPLE}", or one for each product: { buy, sell, swap }`,
    },
  ),
  products: z
    .array(z.enum(['buy', 'sell', 'swap'], { error: 'must be "buy", "sell" or "swap"' }))
    .min(1, 'must name at least one of "buy", "sell" and "swap"'),
  /** Ledger → provider: the header of every call. */
  auth: z
    .strictObject({
      name: headerName.default('x-api-key'),
      value: shape.apiKey,
    })
    .optional(),
  /** Provider → Ledger: the `x-api-key` of its status updates. */
  webhookKey: shape.apiKey.optional(),
  /** For Sell and Swap: the uncompressed point as hex, or SPKI PEM, or a file that holds one of them. */
  publicKey: z.string().min(1, 'must not be empty').optional(),
  /** Of a key given as hex it is found by itself. */
  curve: curve.optional(),
  /** URL of the Live App, of which a manifest is made; or the manifest. */
  liveApp: liveApp.optional(),
  needsKyc: z.boolean().default(false),
  supportUrl: httpUrl.optional(),
  /** Where Ledger's backend asks the provider for the URL of its Live App. */
  redirects: z.strictObject({ buy: z.boolean().default(false), sell: z.boolean().default(false) }).optional(),
  swap: swap.optional(),
});
export type ConfigProvider = z.output<typeof configProvider>;

/** What `exchange-sim.config.ts` holds. */
export const exchangeSimConfig = z.strictObject({
  providers: z.array(configProvider).default([]),
  /** `false`: only your own providers. */
  referenceProviders: z.boolean().default(true),
  /** Where ids and jitter come from. */
  seed: z.string().min(1).max(200).optional(),
  clock: z.enum(['system', 'controlled'], { error: 'must be "system" or "controlled"' }).optional(),
  /** `embedded`, or the URL of a signer behind Speculos's REST API. */
  signer: z.string().optional(),
});
export type CheckedConfig = z.output<typeof exchangeSimConfig>;
export type ExchangeSimConfig = z.input<typeof exchangeSimConfig>;
