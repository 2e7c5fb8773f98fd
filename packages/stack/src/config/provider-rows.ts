import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { checkProviders, type ProviderRow } from '@exchange-sim/ledger-backend';
import type { ConfigProvider } from './config-schema.js';
import { LiveAppProblem, manifestOf } from './live-app.js';
import { isKeyText, type PublicKey, PublicKeyProblem, readPublicKey } from './public-key.js';

/** Where a configuration comes from, for the sentences of its errors and for the files it names. */
export interface ConfigSource {
  /** How errors call it: the file, or the flags. */
  name: string;
  /** Where the files it names are looked for. */
  folder: string;
  /** How errors call a field: "exchange-sim.config.ts: provider "acme": field publicKey", or "--provider-public-key". */
  fieldName(id: string | undefined, field: string): string;
}

/** The keys a provider is given when it names none. */
export const madeUpKeys = (id: string) => ({
  apiKey: `sandbox-ledger-to-${id}`,
  webhookApiKey: `sandbox-${id}-to-ledger`,
});

/**
 * The registry rows of configured providers: keys are read, manifests fetched or made.
 * @throws Error of one sentence naming source, provider, field and mend
 */
export async function providerRowsOf(
  providers: readonly ConfigProvider[],
  source: ConfigSource,
): Promise<ProviderRow[]> {
  const rows = await Promise.all(providers.map((provider) => rowOf(provider, source)));
  return rows.length ? checkProviders(rows, source.name) : [];
}

async function rowOf(provider: ConfigProvider, source: ConfigSource): Promise<unknown> {
  const { id, name = id, products, needsKyc, redirects } = provider;
  const field = (name: string) => source.fieldName(id, name);
  const keys = madeUpKeys(id);
  const { baseUrl, baseUrls } = baseUrlsOf(provider, field);
  const isRamp = products.includes('buy') || products.includes('sell');
  if (isRamp && provider.liveApp === undefined)
    throw new Error(
      `${field('liveApp')} is missing: Buy and Sell go on in the provider's Live App, so give its URL or its manifest.`,
    );
  const manifest = await manifestOf(provider, source.folder).catch(inField(field('liveApp')));
  const signed = products.some((product) => product !== 'buy');
  return {
    id,
    name,
    supportUrl:
      provider.supportUrl ??
      new URL(typeof provider.liveApp === 'string' ? provider.liveApp : baseUrl).origin,
    needsKyc,
    baseUrl,
    ...(baseUrls && { baseUrls }),
    apiKey: provider.auth?.value ?? keys.apiKey,
    ...(provider.auth &&
      provider.auth.name.toLowerCase() !== 'x-api-key' && { apiKeyHeader: provider.auth.name }),
    webhookApiKey: provider.webhookKey ?? keys.webhookApiKey,
    ...(signed && { cal: await credentials(provider, source) }),
    products,
    features: { sellRedirect: redirects?.sell ?? false, ...(redirects?.buy && { buyRedirect: true }) },
    ...(products.includes('swap') && {
      swap: { continuesIn: manifest === undefined ? 'wallet' : 'live-app', ...provider.swap },
    }),
    ...(manifest !== undefined && { manifest }),
  };
}

/** One base URL for all, or the first one and those of each product. */
function baseUrlsOf({ baseUrl, products }: ConfigProvider, field: (name: string) => string) {
  if (typeof baseUrl === 'string') return { baseUrl, baseUrls: undefined };
  const [first] = products.flatMap((product) => baseUrl[product] ?? []);
  const missing = products.find((product) => baseUrl[product] === undefined);
  if (!first || missing)
    throw new Error(
      `${field(`baseUrl.${missing}`)} is missing: give the URL of its API for ${missing}, or one URL for all.`,
    );
  return { baseUrl: first, baseUrls: baseUrl };
}

async function credentials(provider: ConfigProvider, source: ConfigSource) {
  const { id, name = id, signerName } = provider;
  const field = source.fieldName(id, 'publicKey');
  if (provider.publicKey === undefined)
    throw new Error(
      `${field} is missing: for Sell and Swap the signer checks the provider's payload with it; give 130 hex digits beginning with 04, or a public key in PEM.`,
    );
  const key = await publicKey(provider.publicKey, provider, source.folder).catch(inField(field));
  const fits = /^[\x20-\x7e]{3,15}$/;
  const shown = signerName ?? (fits.test(name) ? name : id.slice(0, 15));
  if (!fits.test(shown))
    throw new Error(
      `${source.fieldName(id, 'signerName')} must be 3 to 15 ASCII characters, because the signer shows it: give one.`,
    );
  return { name: shown, ...key, appVersion: 2 };
}

async function publicKey(text: string, { curve }: ConfigProvider, folder: string): Promise<PublicKey> {
  if (isKeyText(text)) return readPublicKey(text, curve);
  const content = await readFile(resolve(folder, text), 'utf8').catch(() => undefined);
  if (content !== undefined) return readPublicKey(content.trim(), curve);
  throw new PublicKeyProblem(
    'is neither hex (130 digits beginning with 04), nor PEM, nor a file that can be read: give one of them',
  );
}

/** Ends a problem's sentence, whose subject is a field. */
function inField(field: string) {
  return (error: unknown): never => {
    if (error instanceof PublicKeyProblem || error instanceof LiveAppProblem)
      throw new Error(`${field} ${error.message}.`);
    throw error;
  };
}
