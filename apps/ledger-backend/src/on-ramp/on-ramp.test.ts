import { onRampAnswer } from '@exchange-sim/contract';
import { expect, test, vi } from 'vitest';
import { newBackend, newBuySetup, newFakeProvider, usePostgres } from '../../test/backend.js';
import { buyCapabilities, buyQuoteOf, teachPurchases } from '../../test/fake-purchases.js';
import { newProviderRow } from '../../test/provider-row.js';

const postgres = usePostgres();
const ADDRESS = '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D';
const buys = {
  cryptoCurrency: 'ethereum',
  fiatCurrency: 'EUR',
  fiatAmount: '50',
  country: 'FR',
  paymentMethod: 'card',
  address: ADDRESS,
};
const onRamp = (over: Record<string, string | undefined> = {}) => {
  const given = Object.entries({ ...buys, ...over }).filter((entry): entry is [string, string] => !!entry[1]);
  return `/onRamp?${new URLSearchParams(given)}`;
};
const forCoins = (cryptoAmount: string) => onRamp({ fiatAmount: undefined, cryptoAmount });

async function providersSelling(...prices: number[]) {
  return Promise.all(
    prices.map(async (price, index) => {
      const provider = teachPurchases(await newFakeProvider());
      provider.on('GET /quote', (seen) => ({ body: buyQuoteOf(seen, Number(seen.query.amount) / price) }));
      return {
        provider,
        row: newProviderRow({ id: `pay${index}`, baseUrl: provider.url, products: ['buy'] }),
      };
    }),
  );
}

test('the list of providers has their capabilities, in whatever spelling they come', async () => {
  const { backend, provider } = await newBuySetup(postgres.url);
  const { countriesCapabilities, ...rest } = buyCapabilities;
  provider.on('GET /capabilities', () => ({ body: { ...rest, countryCapabilities: countriesCapabilities } }));
  expect((await backend.get('/providers?product=buy')).body.providers).toMatchObject([
    {
      product: 'buy',
      state: 'available',
      cryptoCurrencies: ['ethereum', 'bitcoin'],
      buyCapabilities: {
        fiatCurrencyCapabilities: [
          { fiat: 'EUR', minAmount: '30', maxAmount: '5000' },
          { fiat: 'USD', minAmount: '40.5', maxAmount: '900.5' },
        ],
        countriesCapabilities,
      },
    },
  ]);
});

test('a provider with a server of its own for each product is asked there, once a minute', async () => {
  const [sells, buysThere] = [await newFakeProvider(), teachPurchases(await newFakeProvider())];
  const row = newProviderRow({
    products: ['buy', 'sell'],
    baseUrl: sells.url,
    baseUrls: { buy: `${buysThere.url}/` },
  });
  const backend = await newBackend(postgres.url, [row]);
  for (const product of ['buy', 'sell', 'buy'])
    expect((await backend.get(`/providers?product=${product}`)).body.providers).toMatchObject([
      { product, state: 'available' },
    ]);
  for (const provider of [sells, buysThere])
    expect(provider.seen.map(({ name }) => name)).toEqual(['GET /capabilities', 'GET /crypto-currencies']);
});

test('for an amount of fiat, most coins first', async () => {
  const providers = await providersSelling(2000, 1900, 2100);
  const backend = await newBackend(
    postgres.url,
    providers.map(({ row }) => row),
  );
  const { status, body } = await backend.get(onRamp());
  const { quotes, rejections } = onRampAnswer.parse(body);
  expect([status, rejections]).toEqual([200, []]);
  expect(quotes.map(({ providerId }) => providerId)).toEqual(['pay1', 'pay0', 'pay2']);
  expect(quotes[1]).toEqual({
    providerId: 'pay0',
    providerName: 'Provider pay0',
    needsKyc: true,
    fiatAmount: '50',
    cryptoAmount: '0.025',
    dca: false,
    ms: 0,
  });
  const { dest, ...asked } = providers[0]?.provider.seen.at(-1)?.query ?? {};
  expect(asked).toEqual({
    from: 'EUR',
    to: 'ethereum',
    'payment-method': 'card',
    amount: '50',
    country: 'FR',
  });
  expect(dest).toBe(ADDRESS);
  expect(providers[0]?.provider.seen.at(-1)?.headers['x-api-key']).toBe('ledger-key-of-pay0');
});

test('for an amount of coins, least money first; the amounts are the provider’s own', async () => {
  const providers = await providersSelling(2000, 1900, 2100);
  // A fee of 10 makes the first guess too low: it is made better.
  providers[2]?.provider.on('GET /quote', (seen) => ({
    body: buyQuoteOf(seen, (Number(seen.query.amount) - 10) / 2000, { dca: true }),
  }));
  const backend = await newBackend(
    postgres.url,
    providers.map(({ row }) => row),
  );
  const { quotes } = onRampAnswer.parse((await backend.get(forCoins('0.02'))).body);
  expect(quotes).toMatchObject([
    { providerId: 'pay1', fiatAmount: '38', cryptoAmount: '0.02' },
    { providerId: 'pay0', fiatAmount: '40', cryptoAmount: '0.02' },
    { providerId: 'pay2', fiatAmount: '52', cryptoAmount: '0.021', dca: true },
  ]);
  expect(providers.map(({ provider }) => provider.count('GET /quote'))).toEqual([2, 2, 3]);
});

test.each([
  [
    '0.0145',
    'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR',
    'takes at least 30 EUR; 0.0145 ethereum would cost about 29',
  ],
  ['2.6', 'FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR', 'takes at most 5000 EUR; 2.6 ethereum would cost about 5200'],
])('%s coins cost what the provider does not take: %s', async (cryptoAmount, messageKey, message) => {
  const { backend } = await newBuySetup(postgres.url);
  expect((await backend.get(forCoins(cryptoAmount))).body).toMatchObject({
    quotes: [],
    rejections: [
      {
        messageKey,
        message: expect.stringContaining(message),
        minRequiredAmount: '30',
        maxRequiredAmount: '5000',
      },
    ],
  });
});

test.each([
  [{ cryptoCurrency: 'dogecoin' }, 'CURRENCY_TO_NOT_FOUND_ERROR', 'Choose one of: ethereum, bitcoin.'],
  [{ fiatCurrency: 'GBP' }, 'CURRENCY_FROM_NOT_FOUND_ERROR', 'Choose one of: EUR, USD.'],
  [{ country: 'US' }, 'REGION_RESTRICTED_ERROR', 'Choose one of: FR.'],
  [{ paymentMethod: 'paypal' }, 'PAYMENT_METHOD_NOT_FOUND_ERROR', 'Choose one of: card, sepa.'],
  [{ fiatAmount: '29' }, 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR', 'Spend 30 or more.'],
  [{ fiatAmount: '5001' }, 'FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR', 'Spend 5000 or less.'],
  [{ fiatCurrency: 'usd', fiatAmount: '901' }, 'FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR', 'Spend 900.5 or less.'],
])('%o is refused from the capabilities alone: %s', async (over, messageKey, fix) => {
  const { backend, provider } = await newBuySetup(postgres.url);
  expect((await backend.get(onRamp(over))).body).toMatchObject({
    quotes: [],
    rejections: [{ messageKey, fix }],
  });
  expect(provider.count('GET /quote')).toBe(0);
});

test.each([
  ['another currency', { from: 'USD' }, 'USD instead of the EUR asked for in field from'],
  ['other coins', { to: 'bitcoin' }, 'field to'],
  ['another amount', { fiatAmount: 51 }, '51 instead of the 50 asked for in field fiatAmount'],
  ['an amount as text', { cryptoAmount: '0.02' }, 'field cryptoAmount'],
  ['an amount without end', { cryptoAmount: 1e300 }, 'field cryptoAmount'],
  ['nothing', { cryptoAmount: 0 }, 'field cryptoAmount'],
  ['no amount', { cryptoAmount: undefined }, 'field cryptoAmount'],
])('a quote of %s is a rejection that names the field', async (_name, over, problem) => {
  const { backend, provider } = await newBuySetup(postgres.url);
  provider.on('GET /quote', (seen) => ({ body: buyQuoteOf(seen, 0.02, over) }));
  for (const path of [onRamp(), forCoins('0.02')])
    expect((await backend.get(path)).body.rejections).toMatchObject([
      { messageKey: 'PROVIDER_INVALID_ANSWER_ERROR', message: expect.stringContaining(problem.slice(-15)) },
    ]);
  expect((await backend.get(onRamp())).body.rejections[0].message).toContain(problem);
});

test('a provider that only knows /quotes is served; its refusals in plain text or with a code come through', async () => {
  const { backend, provider } = await newBuySetup(postgres.url);
  provider.on('GET /quote', () => ({ status: 404, body: 'no such path' }));
  provider.on('GET /quotes', (seen) => ({ body: buyQuoteOf(seen, 0.5) }));
  expect((await backend.get(onRamp())).body.quotes).toMatchObject([{ cryptoAmount: '0.5' }]);
  const plain = { 'content-type': 'text/plain' };
  for (const reply of [
    { status: 400, body: 'Invalid value for: query parameter dest', headers: plain },
    { status: 422, body: { code: 42, message: 'Invalid value for: query parameter dest' } },
  ]) {
    provider.on('GET /quotes', () => reply);
    expect((await backend.get(onRamp())).body.rejections).toMatchObject([
      {
        messageKey: 'INVALID_REQUEST_ERROR',
        message: expect.stringContaining('Invalid value for: query parameter dest'),
      },
    ]);
  }
});

test('all questions for an amount of coins together have 5 s; the others are not touched', async () => {
  const [slow, fast] = await providersSelling(2000, 1900);
  if (!slow || !fast) throw new Error('two providers');
  let asked = 0;
  slow.provider.on('GET /quote', (seen) =>
    asked++ ? new Promise(() => {}) : { body: buyQuoteOf(seen, Number(seen.query.amount) / 2000) },
  );
  const backend = await newBackend(postgres.url, [slow.row, fast.row]);
  const answer = backend.get(forCoins('1'));
  await vi.waitFor(() => expect(asked).toBe(2), 5_000);
  await vi.waitFor(() => {
    const answered = backend.recorder.hops().filter(({ name, status }) => name === 'GET /quote' && status);
    expect(answered).toHaveLength(3);
  }, 5_000);
  backend.clock.advance(5_000);
  expect((await answer).body).toMatchObject({
    quotes: [{ providerId: 'pay1', fiatAmount: '1900' }],
    rejections: [{ providerId: 'pay0', messageKey: 'PROVIDER_TIMEOUT_ERROR' }],
  });
});

test('with Accept: text/event-stream offers come as events, then done', async () => {
  const { backend } = await newBuySetup(postgres.url);
  const { body, headers } = await backend.get(onRamp(), { accept: 'text/event-stream' });
  expect(headers['content-type']).toBe('text/event-stream; charset=utf-8');
  const events = Array.from(String(body).matchAll(/event: (\w+)\ndata: (.*)\n\n/g));
  expect(events.map(([, name]) => name)).toEqual(['quote', 'done']);
  expect(onRampAnswer.parse(JSON.parse(events[1]?.[2] ?? '')).quotes).toHaveLength(1);
});

test.each([
  [{ fiatAmount: undefined }, 'fiatAmount'],
  [{ cryptoAmount: '1' }, 'fiatAmount'],
  [{ fiatAmount: '50.5' }, 'fiatAmount'],
  [{ fiatAmount: '0' }, 'fiatAmount'],
  [{ fiatAmount: undefined, cryptoAmount: '1e3' }, 'cryptoAmount'],
  [{ address: undefined }, 'address'],
])('%o is 400, naming %s', async (over, field) => {
  const { backend } = await newBuySetup(postgres.url);
  expect(await backend.get(onRamp(over))).toMatchObject({
    status: 400,
    body: { messageKey: 'INVALID_REQUEST_ERROR', additionalFields: { field, in: 'query' } },
  });
});
