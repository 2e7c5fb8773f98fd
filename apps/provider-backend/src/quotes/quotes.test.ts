import { errorPayload, quoteView, sellAnswer, sellCapabilities, sellQuote } from '@exchange-sim/contract';
import { expect, test } from 'vitest';
import { providerUnderTest, sharedProvider } from '../../test/provider-under-test.js';

const shared = sharedProvider();
const QUOTE = '/quote?from=ethereum&to=EUR&payment-method=sepa&amount=0.5';

test('capabilities and quotes are as the contract says, under both paths', async () => {
  const { call } = await shared();
  const capabilities = (await call('GET', '/capabilities')).body;
  expect(sellCapabilities.parse(capabilities)).toEqual(capabilities);
  expect((await call('GET', '/crypto-currencies')).body).toEqual(['ethereum']);
  for (const path of [QUOTE, QUOTE.replace('/quote', '/quotes')])
    expect(sellQuote.parse((await call('GET', path)).body)).toMatchObject({
      amountFrom: '0.5',
      amountTo: '1216.04',
    });
});

test('a quote holds for 60 s, to the millisecond, and is refused afterwards', async () => {
  const { sell, quoteId, clock } = await providerUnderTest();
  const id = await quoteId();
  clock.advance(59_999);
  const first = await sell(id);
  const second = await sell(id);
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(sellAnswer.parse(first.body).sellId).not.toBe(second.body.sellId);
  expect(first.body.payinAddress).not.toBe(second.body.payinAddress);
  clock.advance(1);
  expect(await sell(id)).toMatchObject({ status: 410, body: { messageKey: 'SELL_QUOTE_EXPIRED_ERROR' } });
});

test.each([
  [{ quoteId: 'nobody-knows' }, 404, 'SELL_QUOTE_NOT_FOUND_ERROR', 'quoteId'],
  [{ fromCryptoCurrency: 'bitcoin' }, 404, 'CURRENCY_FROM_NOT_FOUND_ERROR', 'fromCryptoCurrency'],
  [{ toFiatCurrency: 'USD' }, 404, 'CURRENCY_TO_NOT_FOUND_ERROR', 'toFiatCurrency'],
  [{ amount: '0.51' }, 400, 'INVALID_REQUEST_ERROR', 'amount'],
  [{ payloadCryptoCurrency: 'BTC' }, 400, 'INVALID_REQUEST_ERROR', 'payloadCryptoCurrency'],
  [{ refundAddress: 'home' }, 400, 'INVALID_REQUEST_ERROR', 'refundAddress'],
  [{ nonce: 'short' }, 400, 'INVALID_REQUEST_ERROR', 'nonce'],
])('a sale that is not the quote’s is refused: %o', async (change, status, messageKey, field) => {
  const { sell, quoteId } = await shared();
  const answer = await sell(await quoteId(), change);
  expect(answer).toMatchObject({ status, body: { messageKey, additionalFields: { field } } });
  errorPayload.parse(answer.body);
});

test('the amount may be written differently', async () => {
  const { sell, quoteId } = await shared();
  expect(await sell(await quoteId('0.50'), { amount: '0.500' })).toMatchObject({ status: 200 });
});

test('/sell and /sell-redirect want the API key', async () => {
  const { sell, quoteId, call } = await shared();
  const refused = {
    status: 401,
    body: { messageKey: 'UNAUTHORIZED_ERROR', additionalFields: { field: 'x-api-key' } },
  };
  expect(await sell(await quoteId(), {}, 'another-key')).toMatchObject(refused);
  expect(await call('GET', '/sell-redirect')).toMatchObject(refused);
});

test('the redirect carries every parameter', async () => {
  const { call } = await shared();
  const query = new URLSearchParams({
    accountId: 'a1',
    cryptoCurrency: 'ethereum',
    fiatCurrency: 'eur',
    cryptoAmount: '0.5',
    paymentMethod: 'sepa',
    mode: 'sell',
    bankResidency: 'FR',
    customParameters: 'k=v&x=y',
    deeplinkUrl: 'ledgerlive://sell',
    theme: 'dark',
    language: 'fr',
    quoteId: 'q1',
  });
  const { body } = await call<{ rampRedirectUrl: string }>('GET', `/sell-redirect?${query}`, {
    headers: { 'x-api-key': 'key-for-ledger' },
  });
  const url = new URL(body.rampRedirectUrl);
  expect(url.origin).toBe('http://127.0.0.1:4003');
  query.set('fiatCurrency', 'EUR');
  expect(Object.fromEntries(url.searchParams)).toEqual(Object.fromEntries(query));
});

test('only a verified user claims a quote, and only one', async () => {
  const { call, signIn, quoteId } = await shared();
  const [alice, bob] = [await signIn(), await signIn('bob@example.com')];
  const id = await quoteId();
  const claim = (headers: Record<string, string>) => call('POST', `/api/quotes/${id}/claim`, { headers });
  expect(await claim(bob)).toMatchObject({ status: 403, body: { messageKey: 'KYC_REQUIRED_ERROR' } });
  expect((await claim(alice)).status).toBe(200);
  expect(quoteView.parse((await claim(alice)).body)).toMatchObject({
    quoteId: id,
    cryptoTicker: 'ETH',
    fiatAmount: '1216.04',
  });
  expect(await call('GET', `/api/quotes/${id}`, { headers: bob })).toMatchObject({ status: 404 });
  expect(await call('GET', `/api/quotes/${id}`)).toMatchObject({ status: 401 });
});

test('the widget asks for a fresh quote of its own', async () => {
  const { call, signIn, clock } = await providerUnderTest();
  const headers = await signIn();
  const body = {
    cryptoCurrency: 'ethereum',
    fiatCurrency: 'usd',
    cryptoAmount: '1',
    paymentMethod: 'ach',
    country: 'US',
  };
  const fresh = quoteView.parse((await call('POST', '/api/quotes', { headers, body })).body);
  expect(fresh).toMatchObject({ rate: '2687.40', fiatCurrency: 'USD', payoutTo: 'Bank account •••• 6789' });
  clock.advance(60_000);
  expect(await call('GET', `/api/quotes/${fresh.quoteId}`, { headers })).toMatchObject({ status: 410 });
});
