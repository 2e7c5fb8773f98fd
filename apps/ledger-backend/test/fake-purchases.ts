import type { FakeProvider, Seen } from './fake-provider.js';

export const buyCapabilities = {
  fiatCurrencyCapabilities: [
    { fiat: 'eur', minAmount: 30, maxAmount: 5000 },
    { fiat: 'USD', minAmount: 40.5, maxAmount: '900.5' },
  ],
  countriesCapabilities: [{ country: 'FR', paymentMethods: [{ name: 'card' }, { name: 'sepa' }] }],
};

/** The price of what was asked for. */
export function buyQuoteOf({ query }: Seen, cryptoAmount: number, over: object = {}) {
  return { from: query.from, to: query.to, fiatAmount: Number(query.amount), cryptoAmount, ...over };
}

export const WIDGET = 'http://127.0.0.1:4003/buy?session=1';

/** Teaches a provider to sell coins at 2000 for one, honestly until a test says otherwise. */
export function teachPurchases(provider: FakeProvider): FakeProvider {
  provider.on('GET /capabilities', () => ({ body: buyCapabilities }));
  provider.on('GET /crypto-currencies', () => ({ body: ['ethereum', 'bitcoin'] }));
  provider.on('GET /quote', (seen) => ({ body: buyQuoteOf(seen, Number(seen.query.amount) / 2000) }));
  provider.on('GET /buy-redirect', () => ({ body: { rampRedirectUrl: WIDGET } }));
  return provider;
}
