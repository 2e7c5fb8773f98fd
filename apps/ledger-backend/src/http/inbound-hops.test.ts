import { expect, test } from 'vitest';
import { newSetup, usePostgres } from '../../test/backend.js';

const postgres = usePostgres();
const remit = {
  quoteId: 'quote-1',
  provider: 'northgate',
  fromCurrency: 'ethereum',
  toCurrency: 'EUR',
  refundAddress: '0x01',
  amountFrom: 1,
  nonce: '35'.repeat(32),
};

test('each request and each call to a provider is one hop, in order, with both messages', async () => {
  const { backend, row } = await newSetup(postgres.url);
  const providers = await backend.get('/providers');
  const signed = await backend.post('/exchange/v1/sell/onramp_offramp/remit', remit);
  const key = { 'x-api-key': `webhook-key-of-${row.id}` };
  await backend.post(`/transaction/${signed.body.sellId}/status`, { status: 'PENDING' }, key);
  await backend.get('/manifests/northgate', { 'x-exchange-sdk-version': '1.15.0' });
  const hops = backend.recorder.hops();
  expect(hops.map(({ from, to, kind, name, status }) => `${from} > ${to} ${kind} ${name} ${status}`)).toEqual(
    [
      'wallet > ledger-backend http GET /providers 200',
      'ledger-backend > provider-backend http GET /capabilities 200',
      'ledger-backend > provider-backend http GET /crypto-currencies 200',
      'exchange-sdk > ledger-backend http POST /exchange/v1/sell/onramp_offramp/remit 200',
      'ledger-backend > provider-backend http POST /sell 200',
      `provider-backend > ledger-backend http POST /transaction/${signed.body.sellId}/status 200`,
      'exchange-sdk > ledger-backend http GET /manifests/northgate 200',
    ],
  );
  const [{ id, cryptoCurrencies }] = providers.body.providers;
  expect(hops[0]).toMatchObject({
    request: { query: {} },
    response: { providers: [{ id, cryptoCurrencies, capabilities: expect.any(Object) }] },
  });
  expect(hops[3]).toMatchObject({ request: { body: remit }, response: signed.body });
  expect(hops[4]).toMatchObject({
    request: { provider: 'northgate', body: { payloadCryptoCurrency: 'ETH' } },
    response: { sellId: signed.body.sellId },
  });
  // a path's id alone ties a hop to its flow
  expect(hops[5]).toMatchObject({ request: { params: { sellId: signed.body.sellId } }, flow: hops[3]?.flow });
  expect(JSON.stringify(hops)).not.toMatch(/key-of-/);
});

test('failures are recorded with their envelope; health, docs and preflights are not', async () => {
  const { backend, provider } = await newSetup(postgres.url);
  provider.on('POST /sell', () => ({ body: '<html>' }));
  await backend.app.inject({
    method: 'POST',
    url: '/remit',
    payload: '{',
    headers: { 'content-type': 'application/json' },
  });
  const failed = await backend.post('/remit', remit);
  for (const path of ['/health', '/docs', '/docs-json']) expect((await backend.get(path)).status).toBe(200);
  const hops = backend.recorder.hops();
  expect(hops.map(({ name, status }) => `${name} ${status}`)).toEqual([
    'POST /remit 400',
    'POST /remit 502',
    'POST /sell 200',
  ]);
  expect(hops[1]?.response).toEqual(failed.body);
  expect(hops[2]?.response).toBe('"<html>"');
});

test('the trace context of a request goes on to the provider; without one a new trace begins', async () => {
  const { backend, provider } = await newSetup(postgres.url);
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  await backend.post('/remit', remit, { traceparent: `00-${trace}-00f067aa0ba902b7-00` });
  expect(provider.seen.at(-1)?.headers.traceparent).toMatch(
    new RegExp(`^00-${trace}-(?!00f067aa0ba902b7)[0-9a-f]{16}-00$`),
  );
  for (const traceparent of ['', 'garbage', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`]) {
    await backend.post('/remit', remit, { traceparent });
    expect(provider.seen.at(-1)?.headers.traceparent).toMatch(/^00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  }
});
