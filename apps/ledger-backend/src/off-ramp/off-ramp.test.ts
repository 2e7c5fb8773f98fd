import { offRampAnswer } from '@exchange-sim/contract';
import { expect, test, vi } from 'vitest';
import { newBackend, newFakeProvider, newSetup, usePostgres } from '../../test/backend.js';
import { capabilities, quoteOf } from '../../test/fake-provider.js';
import { newProviderRow } from '../../test/provider-row.js';

const postgres = usePostgres();
const sells = {
  cryptoCurrency: 'ethereum',
  fiatCurrency: 'EUR',
  amount: '0.5',
  country: 'FR',
  paymentMethod: 'sepa',
};
const offRamp = (over: Partial<typeof sells> = {}) =>
  `/offRamp?${new URLSearchParams({ ...sells, ...over })}`;

async function providersQuoting(...amounts: string[]) {
  return Promise.all(
    amounts.map(async (amountTo, index) => {
      const provider = await newFakeProvider();
      provider.on('GET /quote', ({ query }) => ({ body: quoteOf(query.amount, amountTo) }));
      return { provider, row: newProviderRow({ id: `pay${index}`, baseUrl: provider.url }) };
    }),
  );
}

test('two rows in the registry give two quotes, best first, compared exactly', async () => {
  const amounts = ['900', '1000.000000000000000001', '1000.000000000000000002', '1000.000000000000000002'];
  const providers = await providersQuoting(...amounts);
  const backend = await newBackend(
    postgres.url,
    providers.map(({ row }) => row),
  );
  const { status, body } = await backend.get(offRamp());
  const { quotes, rejections } = offRampAnswer.parse(body);
  expect(status).toBe(200);
  expect(rejections).toEqual([]);
  expect(quotes.map(({ providerId }) => providerId)).toEqual(['pay2', 'pay3', 'pay1', 'pay0']);
  expect(quotes[0]).toMatchObject({
    amountFrom: '0.5',
    providerFees: '1.2',
    expiry: '2026-11-20T12:01:00.000Z',
  });
  expect(providers[0]?.provider.seen.at(-1)).toMatchObject({
    name: 'GET /quote',
    query: { from: 'ethereum', to: 'EUR', 'payment-method': 'sepa', amount: '0.5' },
  });
});

test.each([
  [{ cryptoCurrency: 'bitcoin' }, { messageKey: 'CURRENCY_FROM_NOT_FOUND_ERROR' }],
  [{ fiatCurrency: 'GBP' }, { messageKey: 'CURRENCY_TO_NOT_FOUND_ERROR' }],
  [{ country: 'US' }, { messageKey: 'REGION_RESTRICTED_ERROR', fix: 'Choose one of: FR.' }],
  [{ paymentMethod: 'card' }, { messageKey: 'PAYMENT_METHOD_NOT_FOUND_ERROR' }],
  [
    { amount: '0.009' },
    { messageKey: 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR', minRequiredAmount: '0.01', maxRequiredAmount: '5' },
  ],
  [
    { amount: '5.000000000000000001' },
    { messageKey: 'FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR', maxRequiredAmount: '5' },
  ],
])('%o is refused from the capabilities alone', async (over, rejection) => {
  const { backend, provider } = await newSetup(postgres.url);
  const { body } = await backend.get(offRamp(over));
  expect(offRampAnswer.parse(body)).toMatchObject({ quotes: [], rejections: [rejection] });
  expect(provider.count('GET /quote')).toBe(0);
});

test('the limits themselves are still allowed, in whatever case the codes come', async () => {
  const { backend } = await newSetup(postgres.url);
  for (const over of [{ amount: '0.01' }, { amount: '5.0' }, { fiatCurrency: 'usd', country: 'fr' }])
    expect((await backend.get(offRamp(over))).body.quotes).toHaveLength(1);
});

test('a quote that takes 5 s is dropped; the others are not touched', async () => {
  const [slow, fast] = await providersQuoting('2', '1');
  if (!slow || !fast) throw new Error('two providers');
  slow.provider.on('GET /quote', () => new Promise(() => {}));
  const backend = await newBackend(postgres.url, [slow.row, fast.row]);
  const asked = backend.get(offRamp());
  const quotes = () => backend.recorder.hops().filter(({ name }) => name === 'GET /quote');
  await vi.waitFor(() => expect(quotes().map(({ status }) => status)).toContain('200'), 5_000);
  await vi.waitFor(() => expect(slow.provider.count('GET /quote')).toBe(1), 5_000);
  backend.clock.advance(5_000);
  expect((await asked).body).toMatchObject({
    quotes: [{ providerId: 'pay1' }],
    rejections: [
      { providerId: 'pay0', messageKey: 'PROVIDER_TIMEOUT_ERROR', message: expect.stringContaining('5 s') },
    ],
  });
});

test.each([
  ['html', { body: '<html>oops</html>', headers: { 'content-type': 'text/html' } }, 'not JSON'],
  ['an empty body', { body: '' }, 'an empty body'],
  ['a number for amountTo', { body: { ...quoteOf('0.5', '1'), amountTo: 1 } }, 'field amountTo'],
  ['another amount', { body: quoteOf('0.6', '1') }, 'field amountFrom'],
  [
    'an expiry that is no instant',
    { body: { ...quoteOf('0.5', '1'), expiry: 'in a minute' } },
    'field expiry',
  ],
  ['a 400 without envelope', { status: 400, body: 'bad' }, 'messageKey'],
  [
    'a redirect to another host',
    { status: 302, body: '', headers: { location: 'http://127.0.0.1:1/' } },
    'a redirect to 127.0.0.1:1 (HTTP 302), which is not followed in field location',
  ],
])('garbage, %s, is a rejection that names the problem', async (_name, reply, problem) => {
  const { backend, provider } = await newSetup(postgres.url);
  provider.on('GET /quote', () => reply);
  const { status, body } = await backend.get(offRamp());
  expect(status).toBe(200);
  expect(body.rejections).toMatchObject([
    { messageKey: 'PROVIDER_INVALID_ANSWER_ERROR', message: expect.stringContaining(problem) },
  ]);
});

test('the provider’s own refusal is passed on', async () => {
  const { backend, provider } = await newSetup(postgres.url);
  const additionalFields = { minRequiredAmount: 0.75, region: 'FR' };
  provider.on('GET /quote', () => ({
    status: 451,
    body: { messageKey: 'CURRENCY_REGION_RESTRICTED_ERROR', message: 'not here', additionalFields },
  }));
  expect((await backend.get(offRamp())).body.rejections).toEqual([
    {
      providerId: 'northgate',
      providerName: 'Provider northgate',
      messageKey: 'CURRENCY_REGION_RESTRICTED_ERROR',
      message: 'not here',
      minRequiredAmount: '0.75',
    },
  ]);
});

test('an unreachable provider is named as such', async () => {
  const backend = await newBackend(postgres.url, [newProviderRow({ baseUrl: 'http://127.0.0.1:1' })]);
  expect((await backend.get(offRamp())).body.rejections).toMatchObject([
    { messageKey: 'PROVIDER_UNREACHABLE_ERROR' },
  ]);
});

test('a provider that only knows /quotes is served too', async () => {
  const { backend, provider } = await newSetup(postgres.url);
  provider.on('GET /quote', () => ({ status: 404, body: { statusCode: 404, message: 'Cannot GET /quote' } }));
  provider.on('GET /quotes', () => ({ body: quoteOf('0.5', '7') }));
  expect((await backend.get(offRamp())).body.quotes).toMatchObject([{ amountTo: '7' }]);
});

test('with Accept: text/event-stream quotes come as events, then done', async () => {
  const providers = await providersQuoting('1', '2');
  providers[0]?.provider.on('GET /capabilities', () => ({
    body: { ...capabilities, countriesCapabilities: [] },
  }));
  const backend = await newBackend(
    postgres.url,
    providers.map(({ row }) => row),
  );
  const { body, headers } = await backend.get(offRamp(), {
    accept: 'text/event-stream',
    origin: 'http://127.0.0.1:4000',
  });
  expect(headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'access-control-allow-origin': 'http://127.0.0.1:4000',
  });
  const events = String(body).matchAll(/event: (\w+)\ndata: (.*)\n\n/g);
  const seen = Array.from(events, ([, name, data]) => [name, JSON.parse(data ?? '')]);
  expect(
    seen
      .slice(0, 2)
      .map(([name]) => name)
      .toSorted(),
  ).toEqual(['quote', 'rejection']);
  const [name, answer] = seen[2] ?? [];
  expect(name).toBe('done');
  expect(offRampAnswer.parse(answer).quotes).toMatchObject([{ providerId: 'pay1', amountTo: '2' }]);
  expect(backend.recorder.hops().find((hop) => hop.name === 'GET /offRamp')).toMatchObject({
    status: '200',
    response: answer,
  });
});
