import { errorPayload } from '@exchange-sim/contract';
import type { InjectOptions } from 'fastify';
import { expect, test } from 'vitest';
import { providerUnderTest, sharedProvider } from '../../test/provider-under-test.js';
import { swappingProvider } from '../../test/swapping-provider.js';

const json = { 'content-type': 'application/json' };
const shared = sharedProvider();
const key = { 'x-api-key': 'key-for-ledger' };

test.each<[string, InjectOptions, number]>([
  ['malformed JSON', { method: 'POST', url: '/api/users', headers: json, payload: '{"email":' }, 400],
  ['an empty body', { method: 'POST', url: '/api/users', headers: json, payload: '' }, 400],
  ['no body at all', { method: 'POST', url: '/sell', headers: key }, 400],
  [
    'another content type',
    { method: 'POST', url: '/api/users', headers: { 'content-type': 'text/plain' }, payload: 'x' },
    415,
  ],
  [
    'a body too large',
    { method: 'POST', url: '/api/users', headers: json, payload: 'x'.repeat(600_000) },
    413,
  ],
  ['an unknown route', { url: '/nowhere' }, 404],
  ['another method', { method: 'DELETE', url: '/quote' }, 404],
  ['broken percent-encoding', { url: '/api/quotes/%E0%A4%A' }, 400],
  ['a repeated parameter', { url: '/quote?from=a&from=b' }, 400],
  [
    'a prototype',
    { method: 'POST', url: '/api/users', headers: json, payload: '{"__proto__":{"a":1}}' },
    400,
  ],
  ['a parameter too long', { url: `/api/orders/${'x'.repeat(5_000)}` }, 414],
])('%s is answered in the envelope', async (_title, request, status) => {
  const { app } = await shared();
  const answer = await app.inject(request);
  expect(answer.statusCode).toBe(status);
  const { message, additionalFields } = errorPayload.parse(answer.json());
  expect(message).toMatch(/\.$/);
  expect(additionalFields?.fix).toBeTruthy();
});

test('pages of allowed origins may call, others may not', async () => {
  const { app } = await shared();
  const from = (origin: string, options: InjectOptions = {}) =>
    app.inject({ url: '/capabilities', ...options, headers: { origin, ...options.headers } });
  const allowed = await from('http://127.0.0.1:4003');
  expect(allowed.headers['access-control-allow-origin']).toBe('http://127.0.0.1:4003');
  const refused = await from('https://evil.example');
  expect([refused.statusCode, refused.json().messageKey]).toEqual([403, 'FORBIDDEN_ERROR']);
  const preflight = await from('http://127.0.0.1:4003', {
    method: 'OPTIONS',
    url: '/api/me',
    headers: { 'access-control-request-method': 'GET' },
  });
  expect(preflight.statusCode).toBe(204);
  expect(preflight.headers['access-control-allow-headers']).toContain('authorization');
});

test('health names what is down', async () => {
  const { call } = await shared();
  expect(await call('GET', '/health')).toMatchObject({
    status: 503,
    body: { message: 'The provider cannot reach its chain.', additionalFields: { down: ['chain'] } },
  });
});

test('the widget’s hops get into the trace, at most 200 at a time', async () => {
  const { call, recorder } = await providerUnderTest();
  const hop = { from: 'provider-widget', to: 'exchange-sdk', kind: 'rpc', name: 'sell', start: 1 };
  expect(await call('POST', '/api/hops', { body: { hops: [hop] } })).toMatchObject({ status: 200 });
  expect(recorder.hops().map(({ name }) => name)).toEqual(['sell']);
  const tooMany = await call('POST', '/api/hops', { body: { hops: Array.from({ length: 201 }, () => hop) } });
  expect(tooMany).toMatchObject({ status: 400, body: { additionalFields: { field: 'hops' } } });
});

test('the API is described at /docs', async () => {
  const { app, call } = await swappingProvider();
  const { body } = await call<{
    paths: Record<string, Record<string, { security?: unknown; parameters?: unknown; responses?: unknown }>>;
    components: { schemas: object };
  }>('GET', '/docs-json');
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining(['/quote', '/quotes', '/sell', '/api/orders/{sellId}', '/control/behaviours']),
  );
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining(['/currencies', '/pairs', '/swap/fixed', '/swap/float', '/api/swaps/{swapId}']),
  );
  expect(Object.keys(body.paths['/quote'] ?? {})).toEqual(expect.arrayContaining(['get', 'post']));
  expect(body.paths['/swap/fixed']?.post?.security).toEqual([{ 'x-api-key': [] }]);
  expect(body.paths['/api/swaps']?.get?.security).toEqual([{ session: [] }, { sessionCookie: [] }]);
  expect(body.paths['/api/swaps/{swapId}']?.get?.security).toBeUndefined();
  expect(body.paths['/sell']?.post?.security).toEqual([{ 'x-api-key': [] }]);
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining(['/buy-redirect', '/api/buy-quotes', '/api/buys/{orderId}/card']),
  );
  const quote = body.paths['/quote']?.get;
  expect(quote?.security).toEqual([{}, { 'x-api-key': [] }]);
  expect(quote?.parameters).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'amount', required: true }),
      expect.objectContaining({ name: 'country', required: false }),
    ]),
  );
  expect(JSON.stringify(quote?.responses)).toMatch(/anyOf.*QuoteResponse.*BuyQuoteResponse/);
  expect(body.components.schemas).toMatchObject({ SellRequest: {}, ErrorPayload: {}, BuyQuoteResponse: {} });
  expect(JSON.stringify(body)).not.toContain('$defs');
  expect((await app.inject('/docs')).body).toContain('SwaggerUIBundle');
  expect((await app.inject('/docs/swagger-ui-bundle.js')).headers['content-type']).toContain('javascript');
});
