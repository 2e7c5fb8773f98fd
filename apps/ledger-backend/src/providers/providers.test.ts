import { providersAnswer } from '@exchange-sim/contract';
import { expect, test, vi } from 'vitest';
import { newBackend, newFakeProvider, newSetup, usePostgres } from '../../test/backend.js';
import { newProviderRow } from '../../test/provider-row.js';

const postgres = usePostgres();

test('lists providers with their capabilities, in the shape of the contract', async () => {
  const { backend, provider } = await newSetup(postgres.url);
  const { status, body } = await backend.get('/providers');
  expect(status).toBe(200);
  const [northgate] = providersAnswer.parse(body).providers;
  expect(northgate).toMatchObject({ id: 'northgate', state: 'available', cryptoCurrencies: ['ethereum'] });
  expect(northgate?.capabilities?.cryptoCurrencyCapabilities).toEqual([
    { id: 'ethereum', minAmount: '0.01', maxAmount: '5' },
  ]);
  expect(provider.seen.map(({ name }) => name)).toEqual(['GET /capabilities', 'GET /crypto-currencies']);
  expect(provider.seen.map(({ headers }) => headers['x-api-key'])).toEqual(
    Array(2).fill('ledger-key-of-northgate'),
  );
});

test('100 wallets asking at once cost one call of each', async () => {
  const { backend, provider } = await newSetup(postgres.url);
  const answers = await Promise.all(Array.from({ length: 100 }, () => backend.get('/providers')));
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(provider.count('GET /capabilities')).toBe(1);
  expect(provider.count('GET /crypto-currencies')).toBe(1);
});

test('capabilities are kept for 60 s', async () => {
  const { backend, provider } = await newSetup(postgres.url);
  await backend.get('/providers');
  backend.clock.advance(59_999);
  await backend.get('/providers');
  expect(provider.count('GET /capabilities')).toBe(1);
  backend.clock.advance(1);
  await backend.get('/providers');
  expect(provider.count('GET /capabilities')).toBe(2);
});

test('a failing provider is listed as unavailable, does not touch the others, and is asked again after 5 s', async () => {
  const [good, bad] = [await newFakeProvider(), await newFakeProvider()];
  bad.on('GET /capabilities', () => ({ status: 500, body: { error: 'down' } }));
  const backend = await newBackend(postgres.url, [
    newProviderRow({ id: 'bad', baseUrl: bad.url }),
    newProviderRow({ id: 'good', baseUrl: good.url }),
  ]);
  const states = async () =>
    providersAnswer
      .parse((await backend.get('/providers')).body)
      .providers.map(({ id, state }) => `${id} ${state}`);
  expect(await states()).toEqual(['bad unavailable', 'good available']);
  bad.on('GET /capabilities', () => ({ body: { fiatCurrencyCapabilities: 3 } }));
  backend.clock.advance(4_999);
  expect(await states()).toEqual(['bad unavailable', 'good available']);
  expect(bad.count('GET /capabilities')).toBe(1);
  backend.clock.advance(1);
  await states();
  const [view] = providersAnswer.parse((await backend.get('/providers')).body).providers;
  expect(view?.problem).toMatchObject({
    messageKey: 'PROVIDER_INVALID_ANSWER_ERROR',
    message: expect.stringContaining('fiatCurrencyCapabilities'),
  });
  expect(good.count('GET /capabilities')).toBe(1);
});

test('a provider that does not answer is given up after 5 s on the clock', async () => {
  const { backend, provider } = await newSetup(postgres.url);
  provider.on('GET /capabilities', () => new Promise(() => {}));
  const asked = backend.get('/providers');
  await vi.waitFor(() => expect(provider.count('GET /capabilities')).toBe(1), 5_000);
  backend.clock.advance(5_000);
  const [view] = (await asked).body.providers;
  expect(view).toMatchObject({ state: 'unavailable', problem: { messageKey: 'PROVIDER_TIMEOUT_ERROR' } });
});

test('other products have no providers here, and a wrong one is 400', async () => {
  const { backend } = await newSetup(postgres.url);
  expect((await backend.get('/providers?product=buy')).body).toEqual({ providers: [] });
  expect(await backend.get('/providers?product=lend')).toMatchObject({
    status: 400,
    body: { messageKey: 'INVALID_REQUEST_ERROR', additionalFields: { field: 'product', in: 'query' } },
  });
});
