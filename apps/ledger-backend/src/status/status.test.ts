import { expect, test } from 'vitest';
import { newBackend, newFakeProvider, usePostgres } from '../../test/backend.js';
import { sellAnswer } from '../../test/fake-provider.js';
import { newProviderRow } from '../../test/provider-row.js';

const postgres = usePostgres();
let orders = 0;
const nonce = '35'.repeat(32);

/** A backend with two providers, the first of which has an order. */
async function withOrder() {
  const provider = await newFakeProvider();
  const sellId = `order-${++orders}`;
  provider.on('POST /sell', () => ({ body: sellAnswer(sellId) }));
  const rows = ['northgate', 'southgate'].map((id) => newProviderRow({ id, baseUrl: provider.url }));
  const backend = await newBackend(postgres.url, rows);
  await backend.post('/remit', {
    quoteId: 'quote-1',
    provider: 'northgate',
    fromCurrency: 'ethereum',
    toCurrency: 'EUR',
    refundAddress: '0x01',
    amountFrom: 1,
    nonce,
  });
  const key = { 'x-api-key': 'webhook-key-of-northgate' };
  const update = (status: string, headers: Record<string, string> = key) =>
    backend.post(`/transaction/${sellId}/status`, { status }, headers);
  return { backend, sellId, key, update };
}

test('the provider’s word is kept and read back', async () => {
  const { backend, sellId, key, update } = await withOrder();
  expect((await backend.get(`/transaction/${sellId}/status`, key)).body).toEqual({});
  expect(await update('PENDING')).toMatchObject({ status: 200, body: { message: 'updated' } });
  expect((await backend.get(`/transaction/${sellId}/status`, key)).body).toEqual({
    providerStatus: 'PENDING',
  });
  const word = { status: 'FINISHED', amount: '1234.5', payinTransactionId: '0xpay', providerFees: '2' };
  await backend.post(`/transaction/${sellId}/status`, word, key);
  expect((await backend.get('/history?limit=1')).body.entries).toMatchObject([
    {
      id: sellId,
      status: 'FINISHED',
      amountTo: '1234.5',
      providerFees: '2',
      referralFees: '0.3',
      transactionHash: '0xpay',
    },
  ]);
});

test('every path of the diagrams updates too', async () => {
  const { backend, sellId, key } = await withOrder();
  expect((await backend.post(`/webhook/${sellId}/status`, { status: 'PENDING' }, key)).status).toBe(200);
  for (const path of ['/webhook', '/webhook/status'])
    expect((await backend.post(path, { status: 'ON_HOLD', sellId }, key)).status).toBe(200);
  expect((await backend.get(`/transaction/${sellId}/status`, key)).body).toEqual({
    providerStatus: 'ON_HOLD',
  });
});

test.each<Record<string, string>>([
  {},
  { 'x-api-key': '' },
  { 'x-api-key': 'wrong' },
  { 'x-api-key': 'ledger-key-of-northgate' },
])('without the right key, %o, nothing is told: 401', async (headers) => {
  const { backend, sellId, update } = await withOrder();
  const denied = { status: 401, body: { messageKey: 'UNAUTHORIZED_ERROR' } };
  expect(await update('PENDING', headers)).toMatchObject(denied);
  expect(await backend.get(`/transaction/${sellId}/status`, headers)).toMatchObject(denied);
  expect(await backend.post('/webhook', {}, headers)).toMatchObject(denied);
});

test('another provider’s order does not exist for this one', async () => {
  const { backend, sellId, update } = await withOrder();
  const other = { 'x-api-key': 'webhook-key-of-southgate' };
  const missing = { status: 404, body: { messageKey: 'SELL_TRANSACTION_NOT_FOUND_ERROR' } };
  expect(await update('PENDING', other)).toMatchObject(missing);
  expect(await backend.get(`/transaction/${sellId}/status`, other)).toMatchObject(missing);
});

test.each([
  ['FINISHED', ['FINISHED', 'REFUNDED', 'PENDING']],
  ['REFUNDED', ['REFUNDED', 'EXPIRED']],
  ['EXPIRED', ['EXPIRED', 'FINISHED', 'UNKNOWN']],
])('%s is final: 405', async (final, after) => {
  const { update } = await withOrder();
  expect((await update(final)).status).toBe(200);
  for (const status of after)
    expect(await update(status)).toMatchObject({ status: 405, body: { messageKey: 'CONFLICT_ERROR' } });
});

test('an expired order may still be refunded, once', async () => {
  const { update } = await withOrder();
  await update('EXPIRED');
  expect((await update('REFUNDED')).status).toBe(200);
  expect((await update('REFUNDED')).status).toBe(405);
});

test('of many final words at once exactly one is taken', async () => {
  const { update } = await withOrder();
  const words = await Promise.all(
    Array.from({ length: 20 }, (_, i) => update(i % 2 ? 'FINISHED' : 'REFUNDED')),
  );
  expect(words.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(words.filter(({ status }) => status === 405)).toHaveLength(19);
});

test('a status that is none is 400 and changes nothing', async () => {
  const { update } = await withOrder();
  expect(await update('DONE')).toMatchObject({
    status: 400,
    body: { additionalFields: { field: 'status', in: 'body' } },
  });
});
