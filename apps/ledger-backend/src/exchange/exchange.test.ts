import { historyAnswer, remitAnswer } from '@exchange-sim/contract';
import { expect, test, vi } from 'vitest';
import { newSetup, usePostgres } from '../../test/backend.js';
import { sellAnswer } from '../../test/fake-provider.js';

const postgres = usePostgres();
let orders = 0;
const newId = () => `order-${++orders}`;
const nonce = '350aea0c97f747f1d0f760814614a47523801b1aeb7d0bcbbaa2a4f46bf8184b';
const sdk = { 'x-exchange-sdk-version': '1.15.0' };
const remit = {
  quoteId: 'quote-1',
  provider: 'northgate',
  fromCurrency: 'ethereum',
  toCurrency: 'eur',
  refundAddress: '0x0000000000000000000000000000000000000001',
  amountFrom: 0.5 as unknown,
  amountTo: null as unknown,
  nonce,
};
const forge = {
  quoteId: null,
  provider: 'northgate',
  fromCurrency: 'ethereum',
  toCurrency: 'EUR',
  address: '0x0000000000000000000000000000000000000002',
  amountFrom: '0.5',
  amountTo: 600,
  country: null,
  providerFee: null,
  referralFee: null,
};

/** A backend whose provider gives a fresh sellId to each order. */
async function setUp() {
  const setup = await newSetup(postgres.url);
  setup.provider.on('POST /sell', () => ({ body: sellAnswer(newId()) }));
  const newest = async () =>
    historyAnswer.parse((await setup.backend.get('/history?limit=1')).body).entries[0];
  return { ...setup, newest };
}

test('remit asks the provider for a signed payload and keeps the order', async () => {
  const { backend, provider, newest } = await setUp();
  const { status, body } = await backend.post('/remit', { ...remit, amountTo: 617.28 });
  expect(status).toBe(200);
  expect(remitAnswer.parse(body)).toMatchObject({
    providerFees: 1.2,
    referralFees: 0.3,
    payoutNetworkFees: 0,
    providerSig: sellAnswer('').providerSig,
  });
  expect(provider.seen.at(-1)).toMatchObject({
    name: 'POST /sell',
    headers: { 'x-api-key': 'ledger-key-of-northgate', 'content-type': 'application/json' },
    body: {
      quoteId: 'quote-1',
      amount: '0.5',
      refundAddress: remit.refundAddress,
      fromCryptoCurrency: 'ethereum',
      toFiatCurrency: 'EUR',
      payloadCryptoCurrency: 'ETH',
      nonce,
    },
  });
  expect(await newest()).toMatchObject({
    id: body.sellId,
    amountFrom: '0.5',
    amountTo: '617.28',
    providerFees: '1.2',
    createdAt: '2026-11-20T12:00:00.000Z',
  });
});

const generations = [
  ['up to 1.7', '/sell/v1/remit', '/card/v1/remit', '/webhook/v1', '/sell/v1/forgeTransaction/offRamp'],
  [
    '1.8 to 1.10',
    '/v1/sell/onramp_offramp/remit',
    '/v1/sell/card/remit',
    '/webhook/v1',
    '/sell/v1/forgeTransaction/offRamp',
  ],
  [
    '1.11 to 1.14',
    '/exchange/v1/sell/onramp_offramp/remit',
    '/exchange/v1/sell/card/remit',
    '/history/webhook/v1',
    '/exchange/sell/v1/forgeTransaction/offRamp',
  ],
  ['the diagram', '/remit', '/remit', '/history/webhook/v1', '/exchange/sell/v1/forgeTransaction/offRamp'],
];

test.each(generations)('SDK %s: every path is served', async (_sdk, sell, card, reports, forged) => {
  const { backend, newest } = await setUp();
  for (const path of [sell, card]) {
    const { body } = await backend.post(path, remit, sdk);
    const report = `${reports}/transaction/${body.sellId}`;
    const cancelled = {
      provider: 'northgate',
      statusCode: 'UserRefused',
      errorMessage: 'no',
      ledgerSessionId: null,
    };
    expect(await backend.post(`${report}/cancelled`, cancelled, sdk)).toMatchObject({ status: 200 });
    expect(await newest()).toMatchObject({ deviceStatus: 'CANCELLED', deviceMessage: 'UserRefused: no' });
    const accepted = { provider: 'northgate', transactionId: '0xabc' };
    expect(await backend.post(`${report}/accepted`, accepted, sdk)).toMatchObject({ status: 200 });
    expect(await newest()).toMatchObject({
      id: body.sellId,
      deviceStatus: 'ACCEPTED',
      transactionHash: '0xabc',
    });
  }
  const { status, body } = await backend.post(forged, forge, sdk);
  expect({ status, entry: await newest() }).toMatchObject({
    status: 200,
    entry: { id: body.sellId, amountTo: '600' },
  });
});

test.each(['/fund/card/v1/remit', '/v1/fund/card/remit', '/exchange/v1/fund/card/remit'])(
  '%s, of a product nobody offers here, says so',
  async (path) => {
    const { backend } = await setUp();
    expect(await backend.post(path, { provider: 'northgate' }, sdk)).toMatchObject({
      status: 404,
      body: { messageKey: 'PROVIDER_NOT_FOUND_ERROR', message: expect.stringContaining('only for sell') },
    });
  },
);

test('SDK 1.4 reports by quoteId: the newest order of the quote is meant; an approval stands', async () => {
  const { backend, newest } = await setUp();
  const quoteId = newId();
  const first = await backend.post('/remit', { ...remit, quoteId });
  const second = await backend.post('/remit', { ...remit, quoteId });
  const report = `/webhook/v1/transaction/${quoteId}`;
  await backend.post(`${report}/accepted`, { provider: 'northgate', transactionId: '0xdef' });
  await backend.post(`${report}/cancelled`, { provider: 'northgate' });
  expect(await newest()).toMatchObject({
    id: second.body.sellId,
    deviceStatus: 'ACCEPTED',
    transactionHash: '0xdef',
  });
  const { body } = await backend.get('/history?limit=2');
  expect(body.entries[1]).toMatchObject({ id: first.body.sellId });
  expect(body.entries[1].deviceStatus).toBeUndefined();
});

test.each([
  [1e-8, '0.00000001'],
  ['1e-8', '0.00000001'],
  ['0.500', '0.500'],
])('amountFrom %s reaches the provider as %s', async (amountFrom, amount) => {
  const { backend, provider } = await setUp();
  await backend.post('/remit', { ...remit, amountFrom });
  expect(provider.seen.at(-1)?.body).toMatchObject({ amount });
});

test.each([
  [{ amountFrom: '1e99' }, 400, 'INVALID_REQUEST_ERROR', 'amountFrom'],
  [{ amountFrom: -1 }, 400, 'INVALID_REQUEST_ERROR', 'amountFrom'],
  [{ toCurrency: 'ethereum' }, 400, 'INVALID_REQUEST_ERROR', 'toCurrency'],
  [{ nonce: '00' }, 400, 'INVALID_REQUEST_ERROR', 'nonce'],
  [{ refundAddress: 'a\0b' }, 400, 'INVALID_REQUEST_ERROR', 'refundAddress'],
  [{ provider: 'nobody' }, 404, 'PROVIDER_NOT_FOUND_ERROR', 'provider'],
  [{ fromCurrency: 'dogecoin' }, 404, 'CURRENCY_FROM_NOT_FOUND_ERROR', 'fromCurrency'],
])('remit with %o is refused before the provider hears of it', async (over, status, messageKey, field) => {
  const { backend, provider } = await setUp();
  expect(await backend.post('/remit', { ...remit, ...over })).toMatchObject({
    status,
    body: {
      messageKey,
      additionalFields: { field, in: 'body', clause: expect.any(String), fix: expect.any(String) },
    },
  });
  expect(provider.seen).toEqual([]);
});

const envelope = (messageKey: string) => ({ messageKey, message: 'provider says' });
test.each([
  [
    'its own 404',
    { status: 404, body: envelope('SELL_QUOTE_NOT_FOUND_ERROR') },
    404,
    'SELL_QUOTE_NOT_FOUND_ERROR',
  ],
  [
    'its own 410',
    { status: 410, body: envelope('SELL_QUOTE_EXPIRED_ERROR') },
    410,
    'SELL_QUOTE_EXPIRED_ERROR',
  ],
  ['a key of its own', { status: 400, body: envelope('MY_OWN_KEY') }, 400, 'MY_OWN_KEY'],
  ['a refused API key', { status: 401, body: envelope('UNAUTHORIZED_ERROR') }, 502, 'PROVIDER_ERROR'],
  ['a fault', { status: 500, body: envelope('X') }, 502, 'PROVIDER_ERROR'],
  ['html', { body: '<html>' }, 502, 'PROVIDER_INVALID_ANSWER_ERROR'],
  [
    'no signature',
    { body: { ...sellAnswer('s'), providerSig: undefined } },
    502,
    'PROVIDER_INVALID_ANSWER_ERROR',
  ],
])('a provider that answers with %s', async (_name, reply, status, messageKey) => {
  const { backend, provider } = await setUp();
  provider.on('POST /sell', () => reply);
  expect(await backend.post('/remit', remit)).toMatchObject({ status, body: { messageKey } });
});

test('a provider that uses a sellId twice is at fault', async () => {
  const { backend, provider } = await setUp();
  const sellId = newId();
  provider.on('POST /sell', () => ({ body: sellAnswer(sellId) }));
  expect((await backend.post('/remit', remit)).status).toBe(200);
  expect(await backend.post('/remit', remit)).toMatchObject({
    status: 502,
    body: { additionalFields: { field: 'sellId' } },
  });
});

test('a provider that gives no answer within 10 s is 504', async () => {
  const { backend, provider } = await setUp();
  provider.on('POST /sell', () => new Promise(() => {}));
  const asked = backend.post('/remit', remit);
  await vi.waitFor(() => expect(provider.count('POST /sell')).toBe(1), 5_000);
  backend.clock.advance(10_000);
  expect(await asked).toMatchObject({ status: 504, body: { messageKey: 'PROVIDER_TIMEOUT_ERROR' } });
});
