import {
  buyCapabilities,
  buyLiveAppParameters,
  buyQuote,
  buyQuoteView,
  cryptoCurrencies,
  errorPayload,
  sellCapabilities,
  sellQuote,
} from '@exchange-sim/contract';
import { expect, test } from 'vitest';
import { LEDGER_ID, withPurchases } from '../../test/buying-provider.js';
import { sharedProvider } from '../../test/provider-under-test.js';
import { SWAPPING, swappingProvider, type Ticker, USER } from '../../test/swapping-provider.js';

const shared = sharedProvider(SWAPPING);
const buying = async () => withPurchases(await shared());
const KEY = { 'x-api-key': 'key-for-ledger' };
const GOOD = {
  from: 'EUR',
  to: 'ethereum',
  'payment-method': 'card',
  amount: '50',
  country: 'FR',
  dest: USER.ETH,
};
const path = (change: Record<string, string> = {}, at = '/quote') =>
  `${at}?${new URLSearchParams({ ...GOOD, ...change })}`;

test('one document says what is bought and sold, and each side reads it by its own schema', async () => {
  const { call } = await buying();
  const { body } = await call('GET', '/capabilities');
  const buy = buyCapabilities.parse(body);
  expect(buy.fiatCurrencyCapabilities).toContainEqual({ fiat: 'EUR', minAmount: '30', maxAmount: '30000' });
  expect(body).toMatchObject({ fiatCurrencyCapabilities: [{ minAmount: 30, maxAmount: 30_000 }, {}, {}] });
  expect(buy.countriesCapabilities).toContainEqual({
    country: 'FR',
    paymentMethods: [{ name: 'sepa' }, { name: 'card' }],
  });
  expect(sellCapabilities.parse(body).cryptoCurrencyCapabilities.map(({ id }) => id)).toEqual(['ethereum']);
  const ids = cryptoCurrencies.parse((await call('GET', '/crypto-currencies')).body);
  expect(ids).toEqual(Object.values(LEDGER_ID));
});

test.each<Ticker>(['ETH', 'BTC', 'USDC'])(
  '%s is quoted in numbers, under both paths, and sales beside it',
  async (ticker) => {
    const { call } = await buying();
    const wish = { to: LEDGER_ID[ticker], dest: USER[ticker] };
    const { body } = await call<{ cryptoAmount: number }>('GET', path(wish), { headers: KEY });
    expect(body).toEqual({
      from: 'EUR',
      to: wish.to,
      fiatAmount: 50,
      cryptoAmount: expect.any(Number),
      dca: false,
    });
    expect(buyQuote.parse(body).cryptoAmount).toBe(body.cryptoAmount.toFixed(8).replace(/0+$/, ''));
    expect((await call('GET', path(wish, '/quotes'), { headers: KEY })).body).toEqual(body);
    const sale = await call('GET', '/quote?from=ethereum&to=EUR&payment-method=sepa&amount=0.5');
    expect(sellQuote.parse(sale.body)).toMatchObject({ amountFrom: '0.5' });
  },
);

test.each([
  [{ from: 'EURO' }, 400, 'INVALID_REQUEST_ERROR', 'from'],
  [{ from: 'CHF' }, 404, 'CURRENCY_FROM_NOT_FOUND_ERROR', 'from'],
  [{ to: 'Ethereum!' }, 400, 'INVALID_REQUEST_ERROR', 'to'],
  [{ to: 'dogecoin' }, 404, 'CURRENCY_TO_NOT_FOUND_ERROR', 'to'],
  [{ 'payment-method': 'cheque' }, 400, 'INVALID_REQUEST_ERROR', 'payment-method'],
  [{ 'payment-method': 'ach' }, 404, 'PAYMENT_METHOD_NOT_FOUND_ERROR', 'payment-method'],
  [{ amount: '50.5' }, 400, 'INVALID_REQUEST_ERROR', 'amount'],
  [{ amount: '-50' }, 400, 'INVALID_REQUEST_ERROR', 'amount'],
  [{ amount: '29' }, 400, 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR', 'amount'],
  [{ amount: '5001' }, 400, 'FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR', 'amount'],
  [{ country: 'France' }, 400, 'INVALID_REQUEST_ERROR', 'country'],
  [{ country: 'KP' }, 451, 'REGION_RESTRICTED_ERROR', 'country'],
  [{ country: 'JP' }, 404, 'PAYMENT_METHOD_NOT_FOUND_ERROR', 'payment-method'],
  [{ dest: 'home' }, 400, 'INVALID_REQUEST_ERROR', 'dest'],
  [{ dest: USER.BTC }, 400, 'INVALID_REQUEST_ERROR', 'dest'],
  [{ to: 'bitcoin' }, 400, 'INVALID_REQUEST_ERROR', 'dest'],
])('a bad query is refused by name: %o', async (change, status, messageKey, field) => {
  const { call } = await buying();
  const answer = await call('GET', path(change), { headers: KEY });
  expect(answer).toMatchObject({ status, body: { messageKey, additionalFields: { field } } });
  expect(errorPayload.parse(answer.body).additionalFields?.fix).toBeTruthy();
});

test.each(Object.keys(GOOD).filter((name) => name !== 'from'))(
  'without %s it is refused by name',
  async (field) => {
    const { call } = await buying();
    const query = new URLSearchParams(GOOD);
    query.delete(field);
    expect(await call('GET', `/quote?${query}`, { headers: KEY })).toMatchObject({
      status: 400,
      body: { messageKey: 'INVALID_REQUEST_ERROR', additionalFields: { field } },
    });
  },
);

test('amounts out of bounds say the bounds; quotes and the redirect want the API key', async () => {
  const { call } = await buying();
  expect((await call('GET', path({ amount: '5001' }), { headers: KEY })).body).toMatchObject({
    additionalFields: { minRequiredAmount: '30', maxRequiredAmount: '5000' },
  });
  for (const url of [path(), path({}, '/buy-redirect')])
    expect(await call('GET', url)).toMatchObject({
      status: 401,
      body: { messageKey: 'UNAUTHORIZED_ERROR', additionalFields: { field: 'x-api-key' } },
    });
});

test('behaviours of quotes are those of Buy as well', async () => {
  const { call, misbehave, app, clock } = await swappingProvider();
  const quoted = () => call('GET', path(), { headers: KEY });
  await misbehave({ 'quote.reject': { messageKey: 'REGION_RESTRICTED_ERROR' } });
  expect(await quoted()).toMatchObject({ status: 451, body: { messageKey: 'REGION_RESTRICTED_ERROR' } });
  await misbehave({ 'quote.bounds': { minWhole: '60', maxWhole: '70' } });
  expect(await quoted()).toMatchObject({
    status: 400,
    body: { additionalFields: { minRequiredAmount: '60', maxRequiredAmount: '70' } },
  });
  await misbehave({ 'quote.garbage': { body: 'html' } });
  expect((await app.inject({ url: path(), headers: KEY })).body).toContain('502 Bad Gateway');
  await misbehave({ 'quote.delay': { ms: 6_000 } });
  let answered = false;
  const late = quoted().finally(() => {
    answered = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(answered).toBe(false);
  clock.advance(6_000);
  expect((await late).status).toBe(200);
});

test('the redirect carries every parameter under the names of Live Apps', async () => {
  const { call } = await buying();
  const more = {
    ledgerTransactionId: '0b3f3b5e-6a6a-4c58-9f0e-5a3c1e6d7f10',
    accountId: 'a1',
    language: 'fr',
    theme: 'dark',
    deeplinkUrl: 'ledgerlive://buy?x=1&y=2',
  };
  const { body } = await call<{ rampRedirectUrl: string }>('GET', path(more, '/buy-redirect'), {
    headers: KEY,
  });
  const url = new URL(body.rampRedirectUrl);
  expect(url.origin).toBe('http://127.0.0.1:4003');
  const parameters = Object.fromEntries(url.searchParams);
  expect(buyLiveAppParameters.parse(parameters)).toEqual(parameters);
  expect(parameters).toEqual({
    ...more,
    mode: 'buy',
    accountAddress: USER.ETH,
    cryptoCurrency: 'ethereum',
    fiatCurrency: 'EUR',
    fiatAmount: '50',
    paymentMethod: 'card',
    bankResidency: 'FR',
  });
  const { ledgerTransactionId: _id, ...without } = more;
  expect(await call('GET', path(without, '/buy-redirect'), { headers: KEY })).toMatchObject({
    status: 400,
    body: { additionalFields: { field: 'ledgerTransactionId' } },
  });
});

test('the widget’s user gets a price for an amount of either side', async () => {
  const { price, clock } = await buying();
  const byFiat = buyQuoteView.parse((await price({ fiatAmount: '100.50' })).body);
  expect(byFiat).toMatchObject({
    fiatAmount: '100.50',
    cryptoTicker: 'ETH',
    paymentMethod: 'card',
    country: 'FR',
  });
  expect(Date.parse(byFiat.expiry)).toBe(clock.now() + 60_000);
  const byCoins = buyQuoteView.parse((await price({ cryptoAmount: byFiat.cryptoAmount })).body);
  expect(byCoins.cryptoAmount).toBe(byFiat.cryptoAmount);
  expect(Number(byCoins.fiatAmount)).toBeLessThanOrEqual(100.5);
  for (const [wish, field] of [
    [{ fiatAmount: '100', cryptoAmount: '1' }, 'fiatAmount'],
    [{ fiatAmount: '10' }, 'fiatAmount'],
    [{ cryptoAmount: '0.001' }, 'cryptoAmount'],
    [{ paymentMethod: 'ach' }, 'paymentMethod'],
    [{ cryptoCurrency: 'dogecoin' }, 'cryptoCurrency'],
  ] as const)
    expect((await price(wish)).body).toMatchObject({ additionalFields: { field } });
  expect((await price({}, {})).status).toBe(401);
});
