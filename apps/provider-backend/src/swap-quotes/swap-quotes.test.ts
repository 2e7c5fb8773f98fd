import {
  errorPayload,
  type SwapCurrency,
  type SwapPair,
  swapCurrencies,
  swapPairs,
  swapQuote,
  swapQuoteView,
} from '@exchange-sim/contract';
import { expect, test } from 'vitest';
import { sharedSwappingProvider, swappingProvider } from '../../test/swapping-provider.js';
import { PROFILES } from '../profile.js';

const shared = sharedSwappingProvider();

test('currencies and pairs are as the contract says, a page at a time', async () => {
  const { call } = await shared();
  const all = swapCurrencies.parse((await call('GET', '/currencies')).body);
  expect(all).toMatchObject({
    currencies: [{ id: 'ETH' }, { id: 'BTC' }, { id: 'USDC' }],
    next_cursor: null,
  });
  const pairs: SwapPair[] = [];
  let cursor: string | null = '';
  for (let pages = 0; cursor !== null; pages++) {
    expect(pages).toBeLessThan(4);
    const query = new URLSearchParams({ limit: '2', ...(cursor && { cursor }) });
    const page = swapPairs.parse((await call('GET', `/pairs?${query}`)).body);
    pairs.push(...page.pairs);
    cursor = page.next_cursor;
  }
  expect(pairs.map(({ from, to }) => `${from}-${to}`)).toEqual([
    'ETH-BTC',
    'ETH-USDC',
    'BTC-ETH',
    'BTC-USDC',
    'USDC-ETH',
    'USDC-BTC',
  ]);
  expect(pairs[0]).toMatchObject({
    tradeMethod: ['fixed', 'float'],
    minSwapAmount: '0.01',
    maxSwapAmount: '10',
  });
});

test.each(['cursor=nonsense', 'limit=0', 'limit=1.5', 'limit=x', 'cursor='])(
  'a wrong page is refused by name: %s',
  async (query) => {
    const { call } = await shared();
    for (const path of ['/currencies', '/pairs'])
      expect(await call('GET', `${path}?${query}`)).toMatchObject({
        status: 400,
        body: { additionalFields: { field: query.split('=')[0] } },
      });
  },
);

test('fixed and floating quotes, under both paths', async () => {
  const { call, quote, clock } = await shared();
  const fixed = swapQuote.parse((await quote('ETH', 'BTC', '1')).body);
  expect(fixed).toMatchObject({ tradeMethod: 'fixed', amount: '1', amountTo: '0.0413112' });
  expect(Date.parse(fixed.expiry ?? '') - clock.now()).toBe(60_000);
  expect(fixed.maxSlippage).toBeUndefined();
  const body = { from: 'ETH', to: 'BTC', amount: '1', tradeMethod: 'float' };
  expect(swapQuote.parse((await call('POST', '/quotes', { body })).body)).toMatchObject({
    tradeMethod: 'float',
    amountTo: '0.0414576',
    defaultSlippage: '0.01',
    minSlippage: '0.005',
    maxSlippage: '0.03',
  });
});

test.each([
  [{ from: 'DOGE' }, 404, 'SWAP_PAIR_NOT_FOUND_ERROR', 'from'],
  [{ to: 'btc' }, 404, 'SWAP_PAIR_NOT_FOUND_ERROR', 'to'],
  [{ to: 'ETH' }, 404, 'SWAP_PAIR_NOT_FOUND_ERROR', 'to'],
  [{ amount: '0.009' }, 400, 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR', 'amount'],
  [{ amount: '0' }, 400, 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR', 'amount'],
  [{ amount: '0.0001' }, 400, 'FROM_CURRENCY_MINIMUM_AMOUNT_ERROR', 'amount'],
  [{ amount: '10.000000000000000001' }, 400, 'FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR', 'amount'],
  [{ amount: '9'.repeat(30) }, 400, 'FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR', 'amount'],
  [{ amount: '1e-8' }, 400, 'INVALID_REQUEST_ERROR', 'amount'],
  [{ amount: '-1' }, 400, 'INVALID_REQUEST_ERROR', 'amount'],
  [{ amount: '1,5' }, 400, 'INVALID_REQUEST_ERROR', 'amount'],
  [{ amount: `0.${'1'.repeat(40)}` }, 400, 'INVALID_REQUEST_ERROR', 'amount'],
  [{ amount: '1e30' }, 400, 'INVALID_REQUEST_ERROR', 'amount'],
  [{ amount: `1${'0'.repeat(30)}` }, 400, 'INVALID_REQUEST_ERROR', 'amount'],
  [{ amount: 1 }, 400, 'INVALID_REQUEST_ERROR', 'amount'],
  [{ from: 'BTC', to: 'ETH', amount: '0.010000001' }, 400, 'INVALID_REQUEST_ERROR', 'amount'],
  [{ tradeMethod: 'limit' }, 400, 'INVALID_REQUEST_ERROR', 'tradeMethod'],
])('%o is refused', async (change, status, messageKey, field) => {
  const { call } = await shared();
  const body = { from: 'ETH', to: 'BTC', amount: '1', ...change };
  const answer = await call('POST', '/quote', { body });
  expect(answer).toMatchObject({ status, body: { messageKey, additionalFields: { field } } });
  errorPayload.parse(answer.body);
});

test('amounts out of bounds name the bounds, and why', async () => {
  const { quote } = await shared();
  expect((await quote('ETH', 'BTC', '0.009')).body).toMatchObject({
    message: '0.009 ETH is less than the least that can be swapped.',
    additionalFields: { minRequiredAmount: '0.01', maxRequiredAmount: '10' },
  });
  expect((await quote('ETH', 'BTC', '0.0002')).body).toMatchObject({
    message: expect.stringContaining('does not cover the network fees twice'),
    additionalFields: { minRequiredAmount: '0.01', clause: expect.stringContaining('payinNetworkFees') },
  });
});

test('the widget asks for quotes of its own; a verified user claims one, alone', async () => {
  const { call, signIn, clock } = await swappingProvider();
  const [alice, bob] = [await signIn(), await signIn('bob@example.com')];
  const body = { from: 'bitcoin', to: 'ethereum/erc20/usd__coin', amountFrom: '0.01', tradeMethod: 'float' };
  const fresh = swapQuoteView.parse((await call('POST', '/api/swap-quotes', { body })).body);
  expect(fresh).toMatchObject({ fromTicker: 'BTC', toTicker: 'USDC', slippage: '0.01', maxSlippage: '0.03' });
  expect(fresh.worstAmountTo).toBe('615.894301');
  const path = `/api/swap-quotes/${fresh.quoteId}`;
  expect(await call('GET', path)).toEqual({ status: 200, body: fresh });
  expect(await call('POST', `${path}/claim`)).toMatchObject({ status: 401 });
  expect(await call('POST', `${path}/claim`, { headers: bob })).toMatchObject({
    status: 403,
    body: { messageKey: 'KYC_REQUIRED_ERROR' },
  });
  for (let twice = 0; twice < 2; twice++)
    expect(await call('POST', `${path}/claim`, { headers: alice })).toEqual({ status: 200, body: fresh });
  clock.advance(60_000);
  for (const answer of [await call('GET', path), await call('POST', `${path}/claim`, { headers: alice })])
    expect(answer).toMatchObject({ status: 410, body: { messageKey: 'SWAP_QUOTE_EXPIRED_ERROR' } });
  expect(await call('GET', '/api/swap-quotes/none')).toMatchObject({
    status: 404,
    body: { messageKey: 'SWAP_QUOTE_NOT_FOUND_ERROR' },
  });
});

test('without KYC anybody who is signed in claims a quote, one after the other', async () => {
  const { call, signIn, quote } = await swappingProvider({ profile: PROFILES.quickbridge });
  const { quoteId } = (await quote('ETH', 'USDC', '0.5')).body;
  const path = `/api/swap-quotes/${quoteId}/claim`;
  expect(await call('POST', path, { headers: await signIn('bob@example.com') })).toMatchObject({
    status: 200,
  });
  expect(await call('POST', path, { headers: await signIn() })).toMatchObject({
    status: 409,
    body: { messageKey: 'CONFLICT_ERROR' },
  });
});

test('Old Harbour floats only, and takes 1.5 s on the clock', async () => {
  const { quote, clock } = await swappingProvider({ profile: PROFILES.oldharbour });
  let answered = 0;
  const asked = [quote('ETH', 'BTC', '1'), quote('ETH', 'BTC', '1', 'fixed')].map((answer) =>
    answer.finally(() => {
      answered++;
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  clock.advance(1_499);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(answered).toBe(0);
  clock.advance(1);
  const [float, fixed] = await Promise.all(asked);
  expect(float).toMatchObject({ status: 200, body: { tradeMethod: 'float' } });
  expect(fixed).toMatchObject({
    status: 404,
    body: { messageKey: 'SWAP_PAIR_NOT_FOUND_ERROR', additionalFields: { field: 'tradeMethod' } },
  });
});

test('each provider serves only what its profile has, three beside each other', async () => {
  const [northgate, quickbridge, sales] = await Promise.all([
    swappingProvider(),
    swappingProvider({ profile: PROFILES.quickbridge }),
    swappingProvider({ profile: { id: 'northgate', brand: 'Northgate Pay', sell: true, buy: false } }),
  ]);
  const served = async ({ call }: typeof northgate) => {
    const answers = [
      await call('GET', '/capabilities'),
      await call<{ currencies: SwapCurrency[] }>('GET', '/currencies'),
    ];
    return answers.map(({ status }) => status);
  };
  expect(await served(northgate)).toEqual([200, 200]);
  expect(await served(quickbridge)).toEqual([404, 200]);
  expect(await served(sales)).toEqual([200, 404]);
  expect((await sales.quote('ETH', 'BTC', '1')).body).toMatchObject({
    message: 'The provider serves no POST /quote.',
  });
  const ids = [await northgate.quote('ETH', 'BTC', '1'), await quickbridge.quote('ETH', 'BTC', '1')];
  expect(new Set(ids.map(({ body }) => body.quoteId)).size).toBe(2);
});
