import {
  type Endpoint,
  providerAccountApi,
  providerBuyAccountApi,
  providerBuyApi,
  providerControlApi,
  providerSellApi,
  providerSwapAccountApi,
  providerSwapApi,
} from '@exchange-sim/contract';
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { z } from 'zod';

const operations = [
  providerSellApi,
  providerSwapApi,
  providerBuyApi,
  providerBuyAccountApi,
  providerAccountApi,
  providerSwapAccountApi,
  providerControlApi,
].flatMap((api) => Object.values<Endpoint>(api));

const nasty = fc.constantFrom<unknown>(
  '',
  ' ',
  '\0',
  'é\u{1F600}',
  '../..',
  '%00',
  "'; drop table quote; --",
  '1e400',
  '-1',
  '0',
  'x'.repeat(5_000),
  0,
  -1,
  1.5,
  1e308,
  true,
  null,
  [],
  {},
  { $ne: 1 },
);
const plausible = fc.constantFrom<unknown>(
  'ethereum',
  'EUR',
  'eur',
  'FR',
  'sepa',
  'card',
  '0.5',
  '10',
  '99999999',
  'sell',
  'ETH',
  'BTC',
  'USDC',
  'bitcoin',
  'ethereum/erc20/usd__coin',
  'fixed',
  'float',
  '0.01',
  'bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu',
  'approved',
  'rejected',
  'alice@example.com',
  'sandbox-only',
  '1990-01-01',
  `0x${'ab'.repeat(32)}`,
  `0x${'ab'.repeat(20)}`,
  'ab'.repeat(32),
  'Alice Adams',
  'AB1234',
  'dark',
  'fr',
  '50',
  '4242424242424242',
  '12/60',
  '123456',
  '0b3f3b5e-6a6a-4c58-9f0e-5a3c1e6d7f10',
);
const value = fc.oneof(
  { weight: 3, arbitrary: plausible },
  { weight: 2, arbitrary: nasty },
  { weight: 1, arbitrary: fc.jsonValue() },
);

/** Values for the fields a schema names, some of them missing, some that it does not name. */
function recordOf(schema: z.ZodType | undefined): fc.Arbitrary<Record<string, unknown>> {
  const json = schema ? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape) : {};
  const shapes = [json, ...(json.oneOf ?? []), ...(json.anyOf ?? [])];
  const names = [...new Set(shapes.flatMap(({ properties = {} }) => Object.keys(properties)))];
  return fc.record(Object.fromEntries([...names, 'unknown'].map((name) => [name, value])), {
    requiredKeys: [],
  });
}
interface Shape {
  properties?: Record<string, unknown>;
  oneOf?: Shape[];
  anyOf?: Shape[];
}

const segment = fc.oneof(
  fc.uuid(),
  fc.string({ maxLength: 30 }),
  fc.constantFrom('%', '%zz', '..', 'a/b', '\u0000'),
);
const wholeBody = fc.oneof(
  fc.jsonValue().map((body) => JSON.stringify(body)),
  fc.string(),
  fc.constant('{"a":'),
);

function requestTo(operation: Endpoint, headers: Record<string, string>): fc.Arbitrary<InjectOptions> {
  const parts = operation.path
    .split('/')
    .map((part) => (part.startsWith(':') ? segment.map(encodeURIComponent) : fc.constant(part)));
  const body = fc.oneof(
    { weight: 4, arbitrary: recordOf(operation.body).map((fields) => JSON.stringify(fields)) },
    { weight: 1, arbitrary: wholeBody },
  );
  const contentType = fc.constantFrom(
    'application/json',
    'application/json',
    'application/json',
    'text/plain',
    'application/xml',
  );
  const shown = fc.constantFrom(
    headers,
    headers,
    headers,
    {},
    { authorization: 'Bearer x', 'x-api-key': 'x' },
    { cookie: 'session_northgate=x', 'x-widget-product': 'buy' },
    { ...headers, 'x-widget-product': 'é' },
  );
  return fc
    .record({ path: fc.tuple(...parts), query: recordOf(operation.query), body, contentType, shown })
    .map(({ path, query, body, contentType, shown }) => {
      const pairs = Object.entries(query).map(([name, item]) => [
        name,
        typeof item === 'string' ? item : JSON.stringify(item),
      ]);
      const search = operation.query ? `?${new URLSearchParams(pairs as string[][])}` : '';
      return {
        method: operation.method,
        url: path.join('/') + search,
        headers: { ...shown, ...(operation.body && { 'content-type': contentType }) },
        ...(operation.body && { payload: body }),
      };
    });
}

/** Requests to every operation of the provider, from nearly right to nonsense. */
export const randomRequest = (headers: Record<string, string>) =>
  fc.oneof(...operations.map((operation) => requestTo(operation, headers)));
