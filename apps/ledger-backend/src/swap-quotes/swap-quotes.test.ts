import { isSwapQuote, type SwapRow, swapRow } from '@exchange-sim/contract';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { newBackend, newFakeProvider, newSwapSetup, usePostgres } from '../../test/backend.js';
import { currencies, pairs, swapQuoteOf, teachSwaps } from '../../test/fake-swaps.js';
import { newProviderRow, newSwapRow } from '../../test/provider-row.js';

const postgres = usePostgres();
const wish = { from: 'ethereum', to: 'bitcoin', amountFrom: '0.5' };
const quote = (over: Record<string, string> = {}) => `/v5/quote?${new URLSearchParams({ ...wish, ...over })}`;
const rowsOf = (body: unknown) => z.array(swapRow).parse(body);
const titles = (rows: SwapRow[]) =>
  rows.map((row) =>
    isSwapQuote(row) ? `${row.provider} ${row.type} ${row.exact.amountTo}` : `${row.provider} ${row.code}`,
  );

test('each method of the pair is asked for once, in the provider’s own ids, and comes as a row', async () => {
  const { backend, provider, row } = await newSwapSetup(postgres.url);
  const { status, body } = await backend.get(quote({ networkFees: '0.001' }));
  expect(status).toBe(200);
  const rows = rowsOf(body);
  expect(rows.map(({ type }) => type).toSorted()).toEqual(['fixed', 'float']);
  const asked = provider.seen.filter(({ name }) => name === 'POST /quote').map((seen) => seen.body);
  expect(asked).toEqual(
    ['fixed', 'float'].map((tradeMethod) => ({ from: 'ETH', to: 'BTC', amount: '0.5', tradeMethod })),
  );
  expect(rows.find(({ type }) => type === 'float')).toMatchObject({
    provider: row.id,
    providerType: 'CEX',
    amountFrom: 0.5,
    amountTo: 0.025,
    exchangeRate: 0.05,
    slippage: 0.01,
    slippageInfo: { default: 0.01, minSlippage: 0.005, maxSlippage: 0.02 },
    networkFees: { value: 0.001, currency: 'ethereum' },
    payoutNetworkFees: { value: 0.00002, currency: 'bitcoin' },
    tags: { isRegistrationRequired: false },
    currencyTicker: 'BTC',
    continuesIn: 'wallet',
    expiry: '2026-11-20T12:01:00.000Z',
    exact: { exchangeRate: '0.05', providerFees: '0.0001', maxSlippage: '0.02', worstAmountTo: '0.0245' },
  });
  expect(new Set(rows.map((one) => isSwapQuote(one) && one.key)).size).toBe(2);
});

test('rows of several providers are sorted by what the user receives, exactly; rejections follow', async () => {
  const amounts = ['0.02499999', '0.025000000000000001', '0.025000000000000002', '0.001'];
  const rows = await Promise.all(
    amounts.map(async (amountTo, index) => {
      const provider = teachSwaps(await newFakeProvider());
      provider.on('POST /quote', (seen) => ({ body: swapQuoteOf(seen, amountTo, { tradeMethod: 'float' }) }));
      if (index === 3) provider.on('GET /currencies', () => ({ status: 500 }));
      return newSwapRow({ id: `p${index}`, baseUrl: provider.url });
    }),
  );
  const backend = await newBackend(postgres.url, [...rows, newProviderRow()]);
  expect(titles(rowsOf((await backend.get(quote())).body))).toEqual([
    'p2 float 0.025000000000000002',
    'p1 float 0.025000000000000001',
    'p0 float 0.02499999',
    'p3 failed_to_get_quote_error',
  ]);
  const some = await backend.get(quote({ 'providers-whitelist': 'p1, p0,nobody' }));
  expect(rowsOf(some.body).map(({ provider }) => provider)).toEqual(['p1', 'p0']);
});

test('a provider that answers twice by the same method has one row of it', async () => {
  const { backend, provider, row } = await newSwapSetup(postgres.url);
  provider.on('POST /quote', (seen) => ({ body: swapQuoteOf(seen, '1', { tradeMethod: 'fixed' }) }));
  expect(titles(rowsOf((await backend.get(quote())).body))).toEqual([`${row.id} fixed 1`]);
});

test('a provider without /pairs is asked once, and chooses the method', async () => {
  const { backend, provider, row } = await newSwapSetup(postgres.url);
  provider.on('GET /pairs', () => ({ status: 404, body: 'no such path' }));
  expect(titles(rowsOf((await backend.get(quote())).body))).toEqual([`${row.id} float 0.025`]);
  expect(provider.seen.at(-1)?.body).toEqual({ from: 'ETH', to: 'BTC', amount: '0.5' });
});

const envelope = (messageKey: string, additionalFields?: object) => ({
  messageKey,
  message: 'provider says',
  additionalFields,
});
const bounds = { minRequiredAmount: '0.75', maxRequiredAmount: '3' };
test.each([
  [
    451,
    envelope('REGION_RESTRICTED_ERROR'),
    'region_unavailable_error',
    'is not available in your region.',
    {},
  ],
  [451, envelope('CURRENCY_REGION_RESTRICTED_ERROR'), 'region_unavailable_error', 'in your region', {}],
  [404, envelope('SWAP_PAIR_NOT_FOUND_ERROR'), 'pair_unavailable_error', 'does not swap ETH to BTC.', {}],
  [
    400,
    envelope('FROM_CURRENCY_MINIMUM_AMOUNT_ERROR', bounds),
    'amount_off_limits',
    'at least 0.75 and at most 3 ETH.',
    { minAmount: '0.75', maxAmount: '3' },
  ],
  [
    400,
    envelope('FROM_CURRENCY_MAXIMUM_AMOUNT_ERROR'),
    'amount_off_limits',
    'at least 0.01 and at most 20 ETH.',
    { minAmount: '0.01', maxAmount: '20' },
  ],
  [200, '<html>', 'failed_to_get_quote_error', 'not JSON', {}],
  [200, { ...envelope('x'), tradeMethod: 'fixed' }, 'failed_to_get_quote_error', 'QuoteResponse', {}],
  [500, '', 'failed_to_get_quote_error', 'HTTP 500', {}],
])('the refusal %d %o is one rejection: %s', async (status, body, code, message, parameter) => {
  const { backend, provider, row } = await newSwapSetup(postgres.url);
  provider.on('POST /quote', () => ({ status, body }));
  expect(rowsOf((await backend.get(quote())).body)).toEqual([
    expect.objectContaining({ provider: row.id, code, message: expect.stringContaining(message), parameter }),
  ]);
});

test('a refusal of one method stands beside the quote of the other', async () => {
  const { backend, provider, row } = await newSwapSetup(postgres.url);
  provider.on('POST /quote', (seen) => {
    const isFixed = (seen.body as { tradeMethod: string }).tradeMethod === 'fixed';
    return isFixed
      ? { status: 451, body: envelope('REGION_RESTRICTED_ERROR') }
      : { body: swapQuoteOf(seen, '0.5') };
  });
  const rows = rowsOf((await backend.get(quote())).body);
  expect(titles(rows)).toEqual([`${row.id} float 0.5`, `${row.id} region_unavailable_error`]);
  expect(rows[1]?.type).toBe('fixed');
});

test('a pair nobody lists, and a country Ledger does not offer the provider in, need no question', async () => {
  const { backend, provider, row } = await newSwapSetup(postgres.url, {}, { restrictedCountries: ['US'] });
  expect(titles(rowsOf((await backend.get(quote({ from: 'dogecoin' }))).body))).toEqual([
    `${row.id} pair_unavailable_error`,
  ]);
  const us = await backend.get(quote(), { 'x-user-country': 'us' });
  expect(titles(rowsOf(us.body))).toEqual([`${row.id} region_unavailable_error`]);
  expect(provider.count('POST /quote')).toBe(0);
  await backend.get(quote(), { 'x-user-country': 'FR' });
  expect(provider.seen.at(-1)?.headers['x-user-country']).toBe('FR');
});

test.each([
  [{ amountFrom: '-1' }, 'amountFrom'],
  [{ amountFrom: '1,5' }, 'amountFrom'],
  [{ amountFrom: '1e-8' }, 'amountFrom'],
  [{ amountFrom: '1e30' }, 'amountFrom'],
  [{ amountFrom: `0.${'1'.repeat(40)}` }, 'amountFrom'],
  [{ from: 'bitcoin', to: 'ethereum', amountFrom: '0.123456789' }, 'amountFrom'],
  [{ from: 'a b' }, 'from'],
  [{ slippage: '2' }, 'slippage'],
])('%o is refused: 400 naming %s', async (over, field) => {
  const { backend } = await newSwapSetup(postgres.url);
  expect(await backend.get(quote(over))).toMatchObject({
    status: 400,
    body: { messageKey: 'INVALID_REQUEST_ERROR', additionalFields: { field, in: 'query' } },
  });
  const nowhere = await backend.get(quote(), { 'x-user-country': 'nowhere' });
  expect(nowhere).toMatchObject({ status: 400, body: { additionalFields: { field: 'x-user-country' } } });
});

test('of 50 providers one is silent: the list is complete at 5 s, with the others untouched', async () => {
  const [honest, silent] = [teachSwaps(await newFakeProvider()), teachSwaps(await newFakeProvider())];
  silent.on('POST /quote', () => new Promise(() => {}));
  const rows = Array.from({ length: 50 }, (_, index) =>
    newSwapRow({ id: `many${index}`, baseUrl: index === 7 ? silent.url : honest.url }),
  );
  const backend = await newBackend(postgres.url, rows);
  let isDone = false;
  const asked = backend.get(quote()).finally(() => {
    isDone = true;
  });
  const answered = () => backend.recorder.hops().filter((hop) => hop.name === 'POST /quote' && hop.status);
  await vi.waitFor(() => expect(answered()).toHaveLength(98), 20_000);
  await vi.waitFor(() => expect(silent.count('POST /quote')).toBe(2), 5_000);
  backend.clock.advance(4_999);
  expect(isDone).toBe(false);
  const from = performance.now();
  backend.clock.advance(1);
  const answer = rowsOf((await asked).body);
  expect(performance.now() - from).toBeLessThan(1_000);
  expect(answer.filter(isSwapQuote)).toHaveLength(98);
  expect(answer.at(-1)).toMatchObject({ provider: 'many7', code: 'timeout_error', parameter: {} });
  // Another question finds the provider again.
  silent.on('POST /quote', (seen) => ({ body: swapQuoteOf(seen, '0.025') }));
  expect(rowsOf((await backend.get(quote())).body).filter(isSwapQuote)).toHaveLength(100);
}, 40_000);

test('a provider whose currencies do not come either is left out after 5 s in all', async () => {
  const { backend, provider, row } = await newSwapSetup(postgres.url);
  provider.on('GET /pairs', () => new Promise(() => {}));
  const asked = backend.get(quote());
  await vi.waitFor(() => expect(provider.count('GET /pairs')).toBe(1), 5_000);
  backend.clock.advance(5_000);
  expect(titles(rowsOf((await asked).body))).toEqual([`${row.id} timeout_error`]);
});

test('with Accept: text/event-stream rows come as events as soon as they are there, then done', async () => {
  const { backend, provider, row } = await newSwapSetup(postgres.url);
  provider.on('GET /pairs', () => ({
    body: { ...pairs, pairs: pairs.pairs.map((pair) => ({ ...pair, tradeMethod: ['fixed'] })) },
  }));
  const { body, headers } = await backend.get(quote(), { accept: 'text/event-stream' });
  expect(headers['content-type']).toBe('text/event-stream; charset=utf-8');
  const events = String(body).matchAll(/event: (\w+)\ndata: (.*)\n\n/g);
  const seen = Array.from(events, ([, name, data]) => [name, JSON.parse(data ?? '')] as const);
  expect(seen.map(([name]) => name)).toEqual(['row', 'done']);
  expect(seen[1]?.[1]).toEqual([seen[0]?.[1]]);
  expect(titles(rowsOf(seen[1]?.[1]))).toEqual([`${row.id} fixed 0.025`]);
  expect(backend.recorder.hops().find((hop) => hop.name === 'GET /v5/quote')).toMatchObject({
    from: 'wallet',
    response: seen[1]?.[1],
  });
  const bad = await backend.get(quote({ amountFrom: '0.1234567890123456789' }), {
    accept: 'text/event-stream',
  });
  expect(bad.status).toBe(400);
});

test('a provider with a Live App says where it opens, with the documented parameters', async () => {
  const { manifest } = newProviderRow();
  const swap = { continuesIn: 'live-app' as const };
  const { backend } = await newSwapSetup(postgres.url, { manifest, needsKyc: true }, swap);
  const { body } = await backend.get(quote({ fromAccountId: 'account-1', theme: 'dark' }));
  const [row] = rowsOf(body).filter(isSwapQuote);
  const url = new URL(row?.providerURL ?? '');
  expect(url.origin + url.pathname).toBe('http://127.0.0.1:4003/sell');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    mode: 'swap',
    quoteId: row?.quoteId,
    fromAccountId: 'account-1',
    fromAmount: '0.5',
    rate: '0.05',
    theme: 'dark',
  });
  expect(row).toMatchObject({ continuesIn: 'live-app', tags: { isRegistrationRequired: true } });
});

test('currencies are those of the pairs, in every page, grouped by chain', async () => {
  const { backend, provider } = await newSwapSetup(postgres.url);
  const [btc, ...others] = currencies.currencies;
  provider.on('GET /currencies', ({ query }) => ({
    body: query.cursor
      ? { currencies: others, next_cursor: null }
      : { currencies: [btc], next_cursor: 'page 2' },
  }));
  const usdc = 'ethereum/erc20/usd__coin';
  expect((await backend.get('/v5/currencies/all')).body).toEqual({
    from: ['ethereum', 'bitcoin'],
    to: ['ethereum', 'bitcoin', usdc],
  });
  expect((await backend.get('/v5/currencies/to?currency-from=ethereum')).body).toEqual({
    currencyGroups: [
      { network: 'bitcoin', supportedCurrencies: ['bitcoin'] },
      { network: 'ethereum', supportedCurrencies: [usdc] },
    ],
  });
  expect((await backend.get(`/v5/currencies/from?currency-to=${usdc}`)).body).toEqual({
    currencyGroups: [{ network: 'ethereum', supportedCurrencies: ['ethereum'] }],
  });
  expect((await backend.get('/v5/currencies/all?providers-whitelist=nobody')).body).toEqual({
    from: [],
    to: [],
  });
  expect((await backend.get('/v5/currencies/sideways')).status).toBe(400);
  expect(provider.count('GET /pairs')).toBe(1);
});

test.each([
  ['the same cursor again', () => 'again', 2],
  ['another cursor each time', (page: number) => `page-${page}`, 100],
])('pages without an end, %s, are given up', async (_name, cursorOf, pages) => {
  const { backend, provider, row } = await newSwapSetup(postgres.url);
  provider.on('GET /currencies', () => ({
    body: { ...currencies, next_cursor: cursorOf(provider.count('GET /currencies')) },
  }));
  const { body } = await backend.get('/providers?product=swap');
  expect(body.providers).toMatchObject([
    {
      id: row.id,
      product: 'swap',
      state: 'unavailable',
      problem: { message: expect.stringContaining('next_cursor') },
    },
  ]);
  expect(provider.count('GET /currencies')).toBe(pages);
  expect(titles(rowsOf((await backend.get(quote())).body))).toEqual([`${row.id} failed_to_get_quote_error`]);
});
