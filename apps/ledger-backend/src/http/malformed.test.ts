import { foreignErrorPayload } from '@exchange-sim/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  newBackend,
  newFakeProvider,
  newSetup,
  type TestBackend,
  usePostgres,
  WALLET,
} from '../../test/backend.js';
import { teachPurchases } from '../../test/fake-purchases.js';
import { teachSwaps } from '../../test/fake-swaps.js';
import { newProviderRow } from '../../test/provider-row.js';
import { operations } from './operations.js';
import { pathsOf } from './serves.js';

const postgres = usePostgres();
const raw = (backend: TestBackend, payload: string, headers: Record<string, string>, url = '/remit') =>
  backend.app.inject({ method: 'POST', url, payload, headers });
const json = { 'content-type': 'application/json' };

test.each([
  ['malformed JSON', '{"a":', json, 400],
  ['an empty body', '', json, 400],
  ['another content type', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['text', 'hello', { 'content-type': 'text/plain' }, 415],
  ['an oversize body', `"${'x'.repeat(70_000)}"`, json, 413],
  ['a forbidden key', '{"__proto__":{"x":1}}', json, 400],
  ['an array', '[]', json, 400],
])('%s leaves in the envelope', async (_name, payload, headers, status) => {
  const { backend } = await newSetup(postgres.url);
  const answer = await raw(backend, payload, headers);
  expect(answer.statusCode).toBe(status);
  expect(answer.json()).toMatchObject({
    messageKey: 'INVALID_REQUEST_ERROR',
    additionalFields: { in: expect.any(String), clause: expect.any(String), fix: expect.any(String) },
  });
});

test('unknown paths and methods say what is served', async () => {
  const { backend } = await newSetup(postgres.url);
  expect(await backend.get('/nothing?x=1')).toMatchObject({
    status: 404,
    body: { messageKey: 'NOT_FOUND_ERROR', message: expect.stringContaining('GET /nothing.') },
  });
  expect(await backend.get('/remit')).toMatchObject({
    status: 405,
    headers: { allow: 'POST' },
    body: { additionalFields: { fix: 'Use POST.' } },
  });
  expect((await backend.get('/manifests/%zz')).body).toMatchObject({ messageKey: 'INVALID_REQUEST_ERROR' });
  expect(await backend.get(`/manifests/${'x'.repeat(600)}`)).toMatchObject({
    status: 414,
    body: { messageKey: 'INVALID_REQUEST_ERROR' },
  });
});

test('several problems are told in one sentence, the first one as the field', async () => {
  const { backend } = await newSetup(postgres.url);
  const { body } = await backend.get('/offRamp?cryptoCurrency=ethereum&amount=1e5&amount=2&fiatCurrency=EUR');
  expect(body.message).toMatch(/amount: .*; country: .*; paymentMethod: /);
  expect(body.additionalFields).toMatchObject({
    field: 'amount',
    in: 'query',
    fix: expect.stringContaining('3 fields'),
  });
});

test('pages of allowed origins may call, others may not; programs without an origin may', async () => {
  const { backend } = await newSetup(postgres.url);
  const preflight = (origin: string) =>
    backend.app.inject({
      method: 'OPTIONS',
      url: '/remit',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
  const allowed = await preflight(WALLET);
  expect(allowed.statusCode).toBe(204);
  expect(allowed.headers['access-control-allow-origin']).toBe(WALLET);
  for (const name of [
    'content-type',
    'x-exchange-sdk-version',
    'x-swap-app-version',
    'x-api-key',
    'traceparent',
  ])
    expect(allowed.headers['access-control-allow-headers']).toContain(name);
  for (const origin of ['http://evil.example', 'null', `${WALLET}.evil.example`]) {
    const refused = await preflight(origin);
    expect(refused.statusCode).toBe(403);
    expect(refused.headers['access-control-allow-origin']).toBeUndefined();
    expect((await backend.get('/providers', { origin })).body).toMatchObject({
      messageKey: 'FORBIDDEN_ERROR',
    });
  }
  const seen = await backend.get('/history', { origin: WALLET });
  expect(seen.headers['access-control-allow-origin']).toBe(WALLET);
  expect((await backend.get('/nothing', { origin: WALLET })).headers['access-control-allow-origin']).toBe(
    WALLET,
  );
  expect((await backend.get('/providers')).status).toBe(200);
});

const asText = (item: unknown) => (typeof item === 'object' ? JSON.stringify(item) : String(item));

/** Values that look right, values that nearly do, and anything at all. */
const likely = fc.constantFrom<unknown>(
  ...[
    'northgate',
    'ethereum',
    'bitcoin',
    'all',
    'done',
    '1e-8',
    '1,5',
    'EUR',
    'FR',
    'sepa',
    'card',
    '50',
    '2f0b3a36-0b5e-4b52-9b43-6f5c7b0f7d11',
    '0.5',
    '1e99',
    '-1',
    '0x01',
    'PENDING',
    '\0',
    '\ud800',
    '',
    '⚡',
  ],
  ...['35'.repeat(32), 'x'.repeat(300), 0, -1, 1e300, 0.1, null, true, [], {}],
);
const value = fc.oneof(
  { weight: 4, arbitrary: likely },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);
const headers = fc.record(
  {
    'x-user-country': fc.constantFrom('FR', 'nowhere'),
    'x-api-key': fc.constantFrom('webhook-key-of-northgate', 'wrong'),
    accept: fc.constantFrom('text/event-stream', 'application/json', '*/*'),
    traceparent: fc.string(),
  },
  { requiredKeys: [] },
);
const segment = fc.oneof(
  fc.constantFrom('quote-1', 'from', '%00', '%', '%ff', 'a'.repeat(200)),
  fc.webSegment(),
);

const request = fc
  .constantFrom(...operations.flatMap((o) => pathsOf(o).map((path) => ({ ...o, path }))))
  .chain((operation) => {
    const fields = (schema: unknown) =>
      schema instanceof Object && 'shape' in schema ? Object.keys(Object(schema.shape)) : [];
    const record = (names: string[]) =>
      fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });
    return fc.record({
      method: fc.constant(operation.method),
      path: segment.map((part) => operation.path.replace(/:[^/]+/g, () => part)),
      query: record([...fields(operation.query), 'extra']),
      body: fc.oneof(
        { weight: 4, arbitrary: record([...fields(operation.body), 'extra']) },
        { weight: 1, arbitrary: value },
      ),
      headers,
    });
  });

test('2,000 random requests over every operation: nothing but answers and envelopes, never a 5xx', async () => {
  const { url: baseUrl } = teachSwaps(await newFakeProvider());
  const { url: buy } = teachPurchases(await newFakeProvider());
  const swap = {
    continuesIn: 'live-app' as const,
    statusMapping: { done: 'finished' as const },
    restrictedCountries: [],
  };
  const backend = await newBackend(postgres.url, [
    newProviderRow({ baseUrl, baseUrls: { buy }, products: ['buy', 'sell', 'swap'], swap }),
  ]);
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, query, body, headers }) => {
      const search = new URLSearchParams(Object.entries(query).map(([name, item]) => [name, asText(item)]));
      const answer = await backend.app.inject({
        method,
        url: `${path}?${search}`,
        headers: { ...json, ...headers },
        ...(method === 'POST' && { payload: JSON.stringify(body) }),
      });
      expect(answer.statusCode, answer.payload).toBeLessThan(500);
      const { error } = answer.statusCode >= 400 && typeof answer.json() === 'object' ? answer.json() : {};
      // The webhook of Swap has short answers of its own.
      if (typeof error === 'string') expect(path).toMatch(/^\/webhook\/.*\/status$/);
      else if (answer.statusCode >= 400)
        expect(foreignErrorPayload.parse(answer.json()).messageKey).toMatch(/_ERROR$/);
    }),
    { numRuns: 2_000 },
  );
}, 60_000);
