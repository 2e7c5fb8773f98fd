import { expect, test } from 'vitest';
import { newSetup, usePostgres } from '../../test/backend.js';

const postgres = usePostgres();
const query = new URLSearchParams({
  cryptoCurrency: 'ethereum',
  fiatCurrency: 'EUR',
  amount: '0.5',
  country: 'FR',
  paymentMethod: 'sepa',
  providerId: 'northgate',
  quoteId: 'q-1',
  accountId: 'a-1',
  theme: 'dark',
});
const documented = {
  accountId: 'a-1',
  cryptoCurrency: 'ethereum',
  fiatCurrency: 'EUR',
  cryptoAmount: '0.5',
  paymentMethod: 'sepa',
  mode: 'sell',
  bankResidency: 'FR',
  quoteId: 'q-1',
  theme: 'dark',
};

test('without the feature the URL is the manifest’s with the documented parameters', async () => {
  const { backend, row } = await newSetup(postgres.url);
  const { body } = await backend.get(`/offRamp/live-app?${query}`);
  const url = new URL(body.url);
  expect(body).toMatchObject({ source: 'manifest', manifest: row.manifest });
  expect(url.origin + url.pathname).toBe('http://127.0.0.1:4003/sell');
  expect(Object.fromEntries(url.searchParams)).toEqual(documented);
});

test('with it the provider is asked, with our key', async () => {
  const { backend, provider } = await newSetup(postgres.url, {
    features: { buyRedirect: false, sellRedirect: true },
  });
  provider.on('GET /sell-redirect', () => ({ body: { rampRedirectUrl: 'http://127.0.0.1:4003/x?y=1' } }));
  expect((await backend.get(`/offRamp/live-app?${query}`)).body).toMatchObject({
    url: 'http://127.0.0.1:4003/x?y=1',
    source: 'sell-redirect',
  });
  expect(provider.seen.at(-1)).toMatchObject({
    query: documented,
    headers: { 'x-api-key': 'ledger-key-of-northgate' },
  });
});

test.each(['https://evil.example/', 'http://127.0.0.1:4004/', 'javascript:alert(1)'])(
  'a URL outside the manifest’s domains, %s, is refused',
  async (rampRedirectUrl) => {
    const { backend, provider } = await newSetup(postgres.url, {
      features: { buyRedirect: false, sellRedirect: true },
    });
    provider.on('GET /sell-redirect', () => ({ body: { rampRedirectUrl } }));
    expect(await backend.get(`/offRamp/live-app?${query}`)).toMatchObject({
      status: 502,
      body: { messageKey: 'PROVIDER_INVALID_ANSWER_ERROR', additionalFields: { field: 'rampRedirectUrl' } },
    });
  },
);

test('an unknown provider is 404, a manifest is served by its id', async () => {
  const { backend, row } = await newSetup(postgres.url);
  query.set('providerId', 'nobody');
  expect(await backend.get(`/offRamp/live-app?${query}`)).toMatchObject({
    status: 404,
    body: { messageKey: 'PROVIDER_NOT_FOUND_ERROR' },
  });
  expect((await backend.get('/manifests/northgate')).body).toEqual(row.manifest);
  expect((await backend.get('/manifests/nobody')).status).toBe(404);
});
