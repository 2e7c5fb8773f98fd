import type { ProviderRow } from '../src/registry/provider-row.js';

/** A registry row for tests; what a test is about is overridden. */
export function newProviderRow(over: Partial<ProviderRow> = {}): ProviderRow {
  const id = over.id ?? 'northgate';
  return {
    id,
    name: `Provider ${id}`,
    supportUrl: 'http://127.0.0.1:4003/support',
    needsKyc: true,
    baseUrl: 'http://127.0.0.1:4002',
    apiKey: `ledger-key-of-${id}`,
    webhookApiKey: `webhook-key-of-${id}`,
    cal: {
      name: `cal-${id}`.slice(0, 15),
      publicKeyHex: `04${'ab'.repeat(64)}`,
      curve: 'secp256k1',
      appVersion: 2,
    },
    products: ['sell'],
    features: { buyRedirect: false, sellRedirect: false },
    manifest: {
      id,
      name: `Provider ${id}`,
      url: 'http://127.0.0.1:4003/sell',
      homepageUrl: 'http://127.0.0.1:4003',
      platforms: ['desktop'],
      apiVersion: '^2.0.0',
      manifestVersion: '2',
      branch: 'stable',
      categories: ['sell'],
      currencies: ['ethereum'],
      content: { shortDescription: { en: 'Sell' }, description: { en: 'Sell crypto' } },
      permissions: ['account.list'],
      domains: ['http://127.0.0.1:4003'],
      visibility: 'complete',
    },
    ...over,
  };
}

/** A row that swaps in the wallet itself; what a test is about is overridden. */
export function newSwapRow(
  over: Partial<ProviderRow> = {},
  swap: Partial<ProviderRow['swap']> = {},
): ProviderRow {
  return newProviderRow({
    needsKyc: false,
    products: ['swap'],
    swap: { continuesIn: 'wallet', statusMapping: {}, restrictedCountries: [], ...swap },
    manifest: undefined,
    ...over,
  });
}
