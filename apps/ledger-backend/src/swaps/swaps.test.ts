import { historyAnswer, isSwapQuote, swapRow, swapStarted, type TradeMethod } from '@exchange-sim/contract';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { newBackend, newSetup, newSwapSetup, usePostgres } from '../../test/backend.js';
import { swapAnswerOf, swapQuoteOf } from '../../test/fake-swaps.js';

const postgres = usePostgres();
const nonce = '350aea0c97f747f1d0f760814614a47523801b1aeb7d0bcbbaa2a4f46bf8184b';
const wanted = {
  deviceTransactionId: nonce,
  from: 'ethereum',
  to: 'bitcoin',
  address: 'bc1qpayout',
  refundAddress: '0x0000000000000000000000000000000000000001',
  amountFrom: '0.5',
};

/** A backend that has given a quote by each method. */
async function setUp(swap: Parameters<typeof newSwapSetup>[2] = {}) {
  const setup = await newSwapSetup(postgres.url, {}, swap);
  const { backend, row } = setup;
  const { body } = await backend.get('/v5/quote?from=ethereum&to=bitcoin&amountFrom=0.5');
  const quotes = z.array(swapRow).parse(body).filter(isSwapQuote);
  const rateId = (method: TradeMethod) => quotes.find(({ type }) => type === method)?.quoteId;
  const start = (over: object = {}, path = '/v5/swap') =>
    backend.post(path, { provider: row.id, ...wanted, ...over });
  const newest = async () => historyAnswer.parse((await backend.get('/history?limit=1')).body).entries[0];
  return { ...setup, rateId, start, newest };
}

test('a fixed quote becomes /swap/fixed; payload and signature come back letter for letter', async () => {
  const { provider, rateId, start, newest, row } = await setUp({
    statusPageUrl: 'https://status.example/{swapId}?from=ledger',
  });
  const quoteId = rateId('fixed');
  const { status, body } = await start({ rateId: quoteId, amountFromInSmallestDenomination: 5e17 });
  expect(status).toBe(200);
  expect(provider.seen.at(-1)).toMatchObject({
    name: 'POST /swap/fixed',
    headers: { 'x-api-key': row.apiKey },
    body: {
      quoteId,
      refundAddress: wanted.refundAddress,
      payoutAddress: 'bc1qpayout',
      currencyFrom: 'ETH',
      currencyTo: 'BTC',
      payloadCurrencyFrom: 'ETH',
      payloadCurrencyTo: 'BTC',
      nonce,
    },
  });
  expect(provider.seen.at(-1)?.body).not.toHaveProperty('amount');
  const { payload, signature } = swapAnswerOf('').providerSig;
  expect(swapStarted.parse(body)).toEqual({
    provider: row.id,
    swapId: body.swapId,
    apiFee: 0.0001,
    apiExtraFee: 0.00005,
    refundAddress: wanted.refundAddress,
    payoutAddress: 'bc1qpayout',
    payinAddress: 'bc1qpayin',
    amountExpectedFrom: '0.5',
    amountExpectedTo: '0.025',
    status: 'pending',
    from: 'ethereum',
    to: 'bitcoin',
    createdAt: '2026-11-20T12:00:00.000Z',
    binaryPayload: payload,
    signature,
  });
  expect(await newest()).toMatchObject({
    id: body.swapId,
    product: 'swap',
    tradeMethod: 'fixed',
    quoteId,
    amountFrom: '0.5',
    amountTo: '0.025',
    payoutNetworkFees: '0.00002',
    payoutAddress: 'bc1qpayout',
    providerLink: `https://status.example/${body.swapId}?from=ledger`,
  });
});

test('a floating quote, or none, becomes /swap/float with the exact amount', async () => {
  const { provider, rateId, start } = await setUp();
  const quoteId = rateId('float');
  await start({ rateId: quoteId, slippage: '0.01' });
  expect(provider.seen.at(-1)).toMatchObject({
    name: 'POST /swap/float',
    body: { amount: '0.5', quoteId, slippage: '0.01' },
  });
  expect((await start({ rateId: null })).body).toMatchObject({ amountExpectedTo: '0.025' });
  const unquoted = await start({ amountFrom: 7 });
  expect(unquoted).toMatchObject({ status: 200, body: { amountExpectedFrom: '7', amountExpectedTo: '' } });
  expect(provider.seen.at(-1)?.body).not.toHaveProperty('quoteId');
});

test.each([
  ['up to 1.14', '/', '/accepted', '/cancelled'],
  ['from 1.15', '/v5/swap', '/v5/swap/accepted', '/v5/swap/cancelled'],
])('SDK %s: every path is served', async (_sdk, swap, accepted, cancelled) => {
  const { backend, row, start, newest } = await setUp();
  const { body } = await start({}, swap);
  const report = {
    provider: row.id,
    swapId: body.swapId,
    sourceCurrencyId: 'ethereum',
    hardwareWalletType: '',
  };
  const refusal = {
    ...report,
    statusCode: 'UserRefused',
    errorMessage: 'no',
    swapType: 'float',
    swapStep: 'X',
  };
  expect(await backend.post(cancelled, refusal)).toMatchObject({ status: 200 });
  expect(await newest()).toMatchObject({ deviceStatus: 'CANCELLED', deviceMessage: 'UserRefused: no' });
  expect(await backend.post(accepted, { ...report, transactionId: '0xabc' })).toMatchObject({ status: 200 });
  expect(await newest()).toMatchObject({ deviceStatus: 'ACCEPTED', transactionHash: '0xabc' });
  await backend.post(cancelled, refusal);
  expect(await newest()).toMatchObject({ id: body.swapId, deviceStatus: 'ACCEPTED' });
  const unknown = await backend.post(accepted, { ...report, swapId: 'nothing', transactionId: '0x' });
  expect(unknown).toMatchObject({ status: 404, body: { messageKey: 'SWAP_TRANSACTION_NOT_FOUND_ERROR' } });
  const parties = backend.recorder.hops().filter(({ name }) => name.startsWith('POST /'));
  const ours = parties.filter(({ to }) => to === 'ledger-backend').map(({ from }) => from);
  expect(new Set(ours)).toEqual(new Set([swap === '/' ? 'exchange-sdk' : 'wallet']));
});

test('another replica serves the quote, and tells when it is over', async () => {
  const { row, rateId, start } = await setUp();
  const replica = await newBackend(postgres.url, [row]);
  const quoteId = rateId('fixed');
  const swap = { provider: row.id, ...wanted, rateId: quoteId };
  replica.clock.advance(59_999);
  expect(await replica.post('/v5/swap', swap)).toMatchObject({ status: 200 });
  replica.clock.advance(1);
  expect(await replica.post('/v5/swap', swap)).toMatchObject({
    status: 410,
    body: {
      messageKey: 'SWAP_QUOTE_EXPIRED_ERROR',
      error: { messageKey: 'WRONG_OR_EXPIRED_RATE_ID', message: expect.stringContaining('expired') },
    },
  });
  expect(await start({ rateId: 'never-given' })).toMatchObject({
    status: 404,
    body: { messageKey: 'SWAP_QUOTE_NOT_FOUND_ERROR', error: { messageKey: 'WRONG_OR_EXPIRED_RATE_ID' } },
  });
});

test.each([
  ['1e-8', '0.00000001'],
  [1e-8, '0.00000001'],
  ['0.500', '0.5'],
  [`0.1${'0'.repeat(38)}`, '0.1'],
  ['123456789012345678.000000000000000001', '123456789012345678.000000000000000001'],
])('amountFrom %s reaches the provider as %s', async (amountFrom, amount) => {
  const { provider, start } = await setUp();
  expect((await start({ amountFrom })).status).toBe(200);
  expect(provider.seen.at(-1)?.body).toMatchObject({ amount });
});

test.each([
  [{ amountFrom: '-1' }, 400, 'amountFrom'],
  [{ amountFrom: '1,5' }, 400, 'amountFrom'],
  [{ amountFrom: `0.${'1'.repeat(40)}` }, 400, 'amountFrom'],
  [{ amountFrom: '1e30' }, 400, 'amountFrom'],
  [{ amountFrom: 1e30 }, 400, 'amountFrom'],
  [{ amountFrom: '0' }, 400, 'amountFrom'],
  [{ from: 'bitcoin', to: 'ethereum', amountFrom: '1e-9' }, 400, 'amountFrom'],
  [{ amountFromInSmallestDenomination: '500000000000000001' }, 400, 'amountFromInSmallestDenomination'],
  [{ amountFromInSmallestDenomination: 5 }, 400, 'amountFromInSmallestDenomination'],
  [{ deviceTransactionId: '00' }, 400, 'deviceTransactionId'],
  [{ provider: 'nobody' }, 404, 'provider'],
  [{ from: 'dogecoin' }, 404, 'from'],
  [{ to: 'dogecoin' }, 404, 'to'],
  [{ from: 'bitcoin', to: 'ethereum/erc20/usd__coin' }, 404, 'to'],
])('a swap with %o is refused: %d, field %s', async (over, status, field) => {
  const { provider, start } = await setUp();
  const answer = await start(over);
  expect(answer).toMatchObject({ status, body: { additionalFields: { field, fix: expect.any(String) } } });
  expect(answer.body.error.message).toBe(answer.body.message);
  expect(provider.count('POST /swap/float')).toBe(0);
});

test.each([{ amountFrom: '0.6' }, { from: 'bitcoin', to: 'ethereum' }])(
  'a quote taken for other terms, %o, is refused',
  async (over) => {
    const { provider, rateId, start } = await setUp();
    for (const method of ['fixed', 'float'] as const)
      expect(await start({ rateId: rateId(method), ...over })).toMatchObject({
        status: 400,
        body: {
          additionalFields: { field: Object.keys(over)[0], clause: expect.stringContaining('re-rated') },
        },
      });
    expect(provider.count('POST /swap/fixed')).toBe(0);
  },
);

const envelope = (messageKey: string) => ({ messageKey, message: 'provider says' });
test.each([
  [
    'its own 404',
    { status: 404, body: envelope('SWAP_QUOTE_NOT_FOUND_ERROR') },
    404,
    'WRONG_OR_EXPIRED_RATE_ID',
  ],
  ['its own 400', { status: 400, body: envelope('NO_DEPOSIT_WALLET_ERROR') }, 400, 'NO_DEPOSIT_WALLET_ERROR'],
  ['its own 451', { status: 451, body: envelope('REGION_RESTRICTED_ERROR') }, 451, 'REGION_RESTRICTED_ERROR'],
  ['a fault', { status: 500, body: '' }, 502, 'PROVIDER_ERROR'],
  ['html', { body: '<html>' }, 502, 'PROVIDER_INVALID_ANSWER_ERROR'],
])('a provider that answers with %s', async (_name, reply, status, messageKey) => {
  const { provider, rateId, start } = await setUp();
  provider.on('POST /swap/fixed', () => reply);
  expect(await start({ rateId: rateId('fixed') })).toMatchObject({
    status,
    body: { messageKey: expect.any(String), message: expect.any(String), error: { messageKey } },
  });
});

test('a Swap ID is new, and not the quote’s', async () => {
  const { provider, rateId, start } = await setUp();
  const quoteId = rateId('fixed') ?? '';
  const startAs = (swapId: string) => {
    provider.on('POST /swap/fixed', () => ({ body: swapAnswerOf(swapId) }));
    return start({ rateId: quoteId });
  };
  const atFault = { status: 502, body: { additionalFields: { field: 'swapId' } } };
  expect(await startAs(quoteId)).toMatchObject(atFault);
  expect(await startAs('used')).toMatchObject({ status: 200 });
  expect(await startAs('used')).toMatchObject(atFault);
});

test('a provider that gives no answer within 10 s is 504', async () => {
  const { backend, provider, start } = await setUp();
  provider.on('POST /swap/float', () => new Promise(() => {}));
  const asked = start();
  await vi.waitFor(() => expect(provider.count('POST /swap/float')).toBe(1), 5_000);
  backend.clock.advance(10_000);
  expect(await asked).toMatchObject({ status: 504, body: { messageKey: 'PROVIDER_TIMEOUT_ERROR' } });
});

test('a provider of Sell alone does not swap, and one of Swap alone does not sell', async () => {
  const sell = await newSetup(postgres.url);
  expect(await sell.backend.post('/v5/swap', { provider: 'northgate', ...wanted })).toMatchObject({
    status: 404,
    body: { messageKey: 'PROVIDER_NOT_FOUND_ERROR', message: expect.stringContaining('only for sell') },
  });
  const swap = await newSwapSetup(postgres.url);
  const remit = { ...wanted, quoteId: 'q', fromCurrency: 'ethereum', toCurrency: 'EUR', nonce };
  expect(await swap.backend.post('/remit', { ...remit, provider: swap.row.id })).toMatchObject({
    status: 404,
    body: { messageKey: 'PROVIDER_NOT_FOUND_ERROR', message: expect.stringContaining('only for swap') },
  });
  const offers = await swap.backend.get(
    '/offRamp?cryptoCurrency=ethereum&fiatCurrency=EUR&amount=1&country=FR&paymentMethod=sepa',
  );
  expect(offers.body).toEqual({ quotes: [], rejections: [] });
  expect((await swap.backend.get('/v1/partners?service_name=sell')).body).toEqual([]);
  expect((await swap.backend.get('/v1/partners?service_name=swap')).body).toMatchObject([
    { partner_id: swap.row.id, env: 'prod' },
  ]);
});

test('a new quote under an old id takes its place', async () => {
  const { backend, provider, start } = await setUp();
  for (const amountTo of ['0.03', '0.02']) {
    provider.on('POST /quote', (seen) => ({ body: swapQuoteOf(seen, amountTo, { quoteId: 'same' }) }));
    await backend.get('/v5/quote?from=ethereum&to=bitcoin&amountFrom=0.5');
  }
  expect((await start({ rateId: 'same' })).body).toMatchObject({ amountExpectedTo: '0.02' });
});
