import { randomUUID } from 'node:crypto';
import { providersAnswer } from '@exchange-sim/contract';
import { expect, test, vi } from 'vitest';
import { newBackend, newFakeProvider, type TestBackend, usePostgres } from '../../test/backend.js';
import { type FakeProvider, type Reply, sellAnswer, startFakeProvider } from '../../test/fake-provider.js';
import { teachPurchases } from '../../test/fake-purchases.js';
import { teachSwaps } from '../../test/fake-swaps.js';
import { newProviderRow } from '../../test/provider-row.js';
import type { ProviderRow } from '../registry/provider-row.js';

const postgres = usePostgres();

/** What was told of the provider that misbehaved. */
interface Told {
  messageKey: string;
  message: string;
  fix?: string;
}

const ramp = { fiatCurrency: 'EUR', cryptoCurrency: 'ethereum', country: 'FR' };
const buys = { ...ramp, paymentMethod: 'card', fiatAmount: '50', address: '0xab' };
const sells = { ...ramp, paymentMethod: 'sepa', amount: '0.5' };
const query = (path: string, parameters: Record<string, string>) =>
  `${path}?${new URLSearchParams(parameters)}`;

async function listed(backend: TestBackend, product: string): Promise<Told[]> {
  const { providers } = providersAnswer.parse((await backend.get(`/providers?product=${product}`)).body);
  expect(providers.find(({ id }) => id === 'good')).toMatchObject({ state: 'available' });
  return providers.flatMap(({ problem }) => problem ?? []);
}

/** The rows of a list of offers; the honest provider's is among them, whatever the other one does. */
async function offered(backend: TestBackend, path: string): Promise<Told[]> {
  const { status, body } = await backend.get(path);
  expect(status).toBe(200);
  expect(body.quotes).toMatchObject([{ providerId: 'good' }]);
  return body.rejections;
}

async function swapOffered(backend: TestBackend): Promise<Told[]> {
  const { status, body } = await backend.get('/v5/quote?from=ethereum&to=bitcoin&amountFrom=0.5');
  expect(status).toBe(200);
  const rows: { provider: string; code?: string }[] = body;
  expect(rows.some(({ provider, code }) => provider === 'good' && code === undefined)).toBe(true);
  return body.filter((row: { code?: string }) => row.code !== undefined).slice(0, 1);
}

async function refusedWith(answer: Promise<{ status: number; body: unknown }>): Promise<Told[]> {
  const { status, body } = await answer;
  expect([502, 504]).toContain(status);
  const { messageKey, message, additionalFields } = Object(body);
  return [{ messageKey, message, fix: additionalFields.fix }];
}

const purchase = () => ({
  ...buys,
  providerId: 'bad',
  accountId: 'account',
  ledgerTransactionId: randomUUID(),
});
const sale = {
  quoteId: 'quote-1',
  provider: 'bad',
  fromCurrency: 'ethereum',
  toCurrency: 'EUR',
  refundAddress: '0x01',
  amountFrom: 1,
  nonce: '35'.repeat(32),
};
const swap = {
  provider: 'bad',
  deviceTransactionId: '35'.repeat(32),
  from: 'ethereum',
  to: 'bitcoin',
  address: 'bc1qpayout',
  refundAddress: '0x01',
  amountFrom: '0.5',
};

type Product = ProviderRow['products'][number];
/** Every call to a provider: the product, the operation, the name of what it answers, and how somebody comes to ask. */
const calls: [Product, string, string, (backend: TestBackend) => Promise<Told[]>][] = [
  ['buy', 'GET /capabilities', 'BuyProviderCapabilities', (backend) => listed(backend, 'buy')],
  ['buy', 'GET /crypto-currencies', 'a list of LedgerIds', (backend) => listed(backend, 'buy')],
  ['buy', 'GET /quote', 'QuoteResponse', (backend) => offered(backend, query('/onRamp', buys))],
  [
    'buy',
    'GET /buy-redirect',
    'RampRedirectUrl',
    (backend) => refusedWith(backend.post('/onRamp/live-app', purchase())),
  ],
  ['sell', 'GET /capabilities', 'SellProviderCapabilities', (backend) => listed(backend, 'sell')],
  ['sell', 'GET /crypto-currencies', 'a list of LedgerIds', (backend) => listed(backend, 'sell')],
  ['sell', 'GET /quote', 'QuoteResponse', (backend) => offered(backend, query('/offRamp', sells))],
  [
    'sell',
    'GET /sell-redirect',
    'RampRedirectUrl',
    (backend) =>
      refusedWith(
        backend.get(query('/offRamp/live-app', { ...sells, providerId: 'bad', accountId: 'account' })),
      ),
  ],
  ['sell', 'POST /sell', 'SellResponse', (backend) => refusedWith(backend.post('/remit', sale))],
  ['swap', 'GET /currencies', 'SwapCurrencies', (backend) => listed(backend, 'swap')],
  ['swap', 'GET /pairs', 'SwapPairs', (backend) => listed(backend, 'swap')],
  ['swap', 'POST /quote', 'QuoteResponse', swapOffered],
  ['swap', 'POST /swap/float', 'SwapResponse', (backend) => refusedWith(backend.post('/v5/swap', swap))],
];

const LEARN = { buy: teachPurchases, sell: teachSales, swap: teachSwaps };
function teachSales(provider: FakeProvider): FakeProvider {
  provider.on('POST /sell', () => ({ body: sellAnswer('sell-1') }));
  provider.on('GET /sell-redirect', () => ({ body: { rampRedirectUrl: 'http://127.0.0.1:4003/sell' } }));
  return provider;
}

/** A backend with an honest provider and one that answers an operation as it should not. */
async function withBad(product: Product, operation: string, reply: () => Reply) {
  const [good, bad] = [LEARN[product](await newFakeProvider()), LEARN[product](await newFakeProvider())];
  bad.on(operation, reply);
  const rows = [good, bad].map(({ url: baseUrl }, index) =>
    newProviderRow({
      id: index ? 'bad' : 'good',
      baseUrl,
      products: [product],
      features: { buyRedirect: true, sellRedirect: true },
      ...(product === 'swap' && {
        swap: { continuesIn: 'wallet', statusMapping: {}, restrictedCountries: [] },
      }),
    }),
  );
  return newBackend(postgres.url, rows);
}

const tenMegabytes = Buffer.alloc(10_000_000, '[');
const endless = {
  wire: (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const more = () => {
      while (!response.destroyed && response.write(tenMegabytes.subarray(0, 65_536)));
    };
    response.on('drain', more);
    more();
  },
} satisfies Reply;

/** A misbehaviour; the key and the words it is told with, `CLAUSE` standing for what was expected. */
const wrongs: [string, Reply, string, string[]][] = [
  [
    'HTML',
    { body: '<html>Welcome</html>', headers: { 'content-type': 'text/html' } },
    'PROVIDER_INVALID_ANSWER_ERROR',
    ['not CLAUSE', 'not JSON but "<html>Welcome</html>"'],
  ],
  [
    'JSON as something else',
    { body: '{}', headers: { 'content-type': 'text/html; charset=utf-8' } },
    'PROVIDER_INVALID_ANSWER_ERROR',
    ['not CLAUSE', 'text/html instead of application/json in field content-type'],
  ],
  [
    'a redirect',
    { status: 302, body: '', headers: { location: 'http://me:secret@elsewhere.example:81/path?key=1' } },
    'PROVIDER_INVALID_ANSWER_ERROR',
    ['a redirect to elsewhere.example:81 (HTTP 302), which is not followed in field location'],
  ],
  [
    '204',
    { wire: (response) => response.writeHead(204).end() },
    'PROVIDER_INVALID_ANSWER_ERROR',
    ['not CLAUSE', 'HTTP 204 with an empty body instead of 200 in field status'],
  ],
  ['10 MB', { body: tenMegabytes }, 'PROVIDER_INVALID_ANSWER_ERROR', ['not CLAUSE', 'longer than 1 MB']],
  ['a body without end', endless, 'PROVIDER_INVALID_ANSWER_ERROR', ['longer than 1 MB']],
  [
    'bytes that are no UTF-8',
    { body: Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]) },
    'PROVIDER_INVALID_ANSWER_ERROR',
    ['not CLAUSE', 'not UTF-8'],
  ],
  [
    'nothing of what it should have',
    { body: {} },
    'PROVIDER_INVALID_ANSWER_ERROR',
    ['not CLAUSE', 'in field '],
  ],
  [
    'a closed connection',
    { wire: (response) => response.destroy() },
    'PROVIDER_UNREACHABLE_ERROR',
    ['was cut off: the connection was closed before the answer was complete'],
  ],
  [
    'half an answer',
    {
      wire: (response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
        response.write('{"half":', () => response.destroy());
      },
    },
    'PROVIDER_UNREACHABLE_ERROR',
    ['was cut off'],
  ],
  [
    'something that is not HTTP',
    { wire: (response) => response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n') },
    'PROVIDER_INVALID_ANSWER_ERROR',
    ['not CLAUSE', 'not well-formed HTTP'],
  ],
];

test.each(calls)(
  '%s: whatever %s answers instead of %s, it is told, and nobody else is touched',
  async (product, operation, clause, ask) => {
    let reply: Reply = {};
    const backend = await withBad(product, operation, () => reply);
    for (const [name, wrong, messageKey, words] of wrongs) {
      reply = wrong;
      // What was said of themselves is asked for again.
      backend.clock.advance(60_000);
      const told = await ask(backend);
      expect(told, name).toMatchObject([{ messageKey, fix: expect.stringMatching(/\.$/) }]);
      const message = told[0]?.message ?? '';
      expect(message, name).toContain(`Provider bad’s ${operation} `);
      for (const word of words) expect(message, name).toContain(word.replace('CLAUSE', clause));
      expect(message, name).not.toMatch(/secret|key=1/);
    }
  },
);

test('what is too long is not read on: the connection is ended', async () => {
  let isGone = false;
  const backend = await withBad('buy', 'GET /quote', () => ({
    wire: (response) => {
      response.once('close', () => {
        isGone = true;
      });
      endless.wire(response);
    },
  }));
  await offered(backend, query('/onRamp', buys));
  await vi.waitFor(() => expect(isGone).toBe(true), 5_000);
});

test('a body that never ends and says nothing is given up after 5 s on the clock', async () => {
  let isAsked = false;
  const backend = await withBad('buy', 'GET /quote', () => ({
    wire: (response) => {
      isAsked = true;
      response.writeHead(200, { 'content-type': 'application/json' }).write('{');
    },
  }));
  const told = offered(backend, query('/onRamp', buys));
  await vi.waitFor(() => expect(isAsked).toBe(true), 5_000);
  const quotes = () => backend.recorder.hops().filter(({ name, status }) => name === 'GET /quote' && status);
  await vi.waitFor(() => expect(quotes()).toHaveLength(1), 5_000);
  backend.clock.advance(5_000);
  expect(await told).toMatchObject([{ messageKey: 'PROVIDER_TIMEOUT_ERROR' }]);
});

test('TLS that cannot be spoken, and a provider that is not there, are told apart', async () => {
  const [{ url }, gone] = [await newFakeProvider(), await startFakeProvider()];
  await gone.close();
  const rows = [
    newProviderRow({ id: 'tls', baseUrl: url.replace('http:', 'https:') }),
    newProviderRow({ id: 'away', baseUrl: gone.url, webhookApiKey: 'another-key' }),
  ];
  const backend = await newBackend(postgres.url, rows);
  const { providers } = providersAnswer.parse((await backend.get('/providers')).body);
  expect(providers.map(({ problem }) => problem)).toMatchObject([
    {
      messageKey: 'PROVIDER_UNREACHABLE_ERROR',
      message: expect.stringMatching(/could not be asked over TLS at https:\/\/127.* \(ERR_SSL_/),
      fix: expect.stringContaining('certificate'),
    },
    {
      messageKey: 'PROVIDER_UNREACHABLE_ERROR',
      message: expect.stringContaining(`could not be reached at ${gone.url} (ECONNREFUSED)`),
      fix: expect.stringContaining('Start the provider'),
    },
  ]);
});

test('JSON as deep as it fits is no way in', async () => {
  const depth = 400_000;
  const backend = await withBad('buy', 'GET /quote', () => ({
    body: '['.repeat(depth) + ']'.repeat(depth),
  }));
  expect(await offered(backend, query('/onRamp', buys))).toMatchObject([
    { messageKey: 'PROVIDER_INVALID_ANSWER_ERROR' },
  ]);
});
