import { buyOrderView } from '@exchange-sim/contract';
import { expect, test, vi } from 'vitest';
import { buyingOnChains } from '../../test/buying-on-chains.js';
import { CARD, LEDGER_ID } from '../../test/buying-provider.js';
import { atomic } from '../../test/swap-chains.js';
import { type Ticker, USER } from '../../test/swapping-provider.js';

vi.setConfig({ testTimeout: 30_000 });
const buying = buyingOnChains();

test.each<Ticker>(['ETH', 'BTC', 'USDC'])(
  '%s: paid by card, what was promised arrives to the last unit',
  async (ticker) => {
    const { ordered, pay, until, balance, purchase, hops } = await buying();
    const before = await balance(ticker, USER[ticker]);
    const { orderId, cryptoAmount, state, payment } = await ordered(ticker);
    expect({ state, payment }).toEqual({ state: 'pending', payment: { method: 'card', state: 'awaiting' } });
    const paid = await pay(orderId, 'card', CARD);
    expect(buyOrderView.parse(paid.body)).toMatchObject({
      state: 'processing',
      payment: { state: 'paid', card: { brand: 'Visa', last4: '4242' } },
    });
    await until(orderId, 'completed');
    expect((await balance(ticker, USER[ticker])) - before).toBe(atomic(cryptoAmount, ticker));
    expect((await purchase(orderId)).transactionHash).toMatch(/^(0x)?[0-9a-f]{64}$/);
    expect(hops(orderId)).toContain('provider-backend bank card payment paid');
    expect(hops(orderId)).toContain('provider-backend chain delivery sent');
  },
);

test('a price holds for 60 s, or as long as told; then the purchase is refused with what to do', async () => {
  const { price, order, clock, misbehave } = await buying();
  const { quoteId } = (await price()).body;
  clock.advance(60_000);
  expect(await order({ quoteId, address: USER.ETH })).toMatchObject({
    status: 410,
    body: {
      messageKey: 'BUY_QUOTE_EXPIRED_ERROR',
      additionalFields: { field: 'quoteId', fix: expect.any(String) },
    },
  });
  await misbehave({ 'quote.ttl': { ms: 10 } });
  const short = (await price()).body;
  clock.advance(10);
  expect((await order({ quoteId: short.quoteId, address: USER.ETH })).status).toBe(410);
});

test('a quote is bought once, by its verified user, to an address of its chain', async () => {
  const { price, order, signIn, call } = await buying();
  const ledgerTransactionId = '0b3f3b5e-6a6a-4c58-9f0e-5a3c1e6d7f10';
  const { quoteId } = (await price()).body;
  const bob = await signIn('bob@example.com');
  const good = { quoteId, address: USER.ETH, ledgerTransactionId };
  expect(await order(good, bob)).toMatchObject({ status: 403, body: { messageKey: 'KYC_REQUIRED_ERROR' } });
  expect((await order(good, {})).status).toBe(401);
  expect(await order({ ...good, address: USER.BTC })).toMatchObject({
    status: 400,
    body: { additionalFields: { field: 'address' } },
  });
  expect(await order({ ...good, quoteId: 'nobodys' })).toMatchObject({
    status: 404,
    body: { messageKey: 'BUY_QUOTE_NOT_FOUND_ERROR' },
  });
  const [first, again] = await Promise.all([order(good), order(good)]);
  expect(first.body).toMatchObject({ ledgerTransactionId, address: USER.ETH, state: 'pending' });
  expect(again).toEqual(first);
  expect((await order({ ...good, ledgerTransactionId: 'another' })).status).toBe(409);
  const { orderId } = first.body;
  expect(await call('GET', `/api/buys/${orderId}`, { headers: bob })).toMatchObject({
    status: 404,
    body: { messageKey: 'BUY_ORDER_NOT_FOUND_ERROR' },
  });
  expect(await call('POST', `/api/buys/${orderId}/card`, { headers: bob, body: CARD })).toMatchObject({
    status: 404,
  });
});

test('payout.delay, payout.amount and payout.outcome are those of deliveries as well', async () => {
  const { ordered, pay, purchase, until, clock, misbehave, balance, hops } = await buying({
    'payout.delay': { ms: 60_000 },
    'payout.amount': { factor: '0.5' },
  });
  const before = await balance('USDC', USER.USDC);
  const half = await ordered('USDC');
  await pay(half.orderId, 'card', CARD);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect((await purchase(half.orderId)).transactionHash).toBeUndefined();
  clock.advance(60_000);
  await until(half.orderId, 'completed');
  expect((await balance('USDC', USER.USDC)) - before).toBe(atomic(half.cryptoAmount, 'USDC') / 2n);

  await misbehave({ 'payout.outcome': { status: 'REFUNDED' } });
  const refunded = await ordered('BTC');
  await pay(refunded.orderId, 'card', CARD);
  await until(refunded.orderId, 'failed');
  expect((await purchase(refunded.orderId)).payment).toMatchObject({
    state: 'paid',
    reason: 'The coins could not be sent to you. 100.00 EUR went back to your card.',
  });
  expect(hops(refunded.orderId)).toContain('provider-backend bank payment refund refunded');

  await misbehave({ 'payout.outcome': { status: 'ON_HOLD' } });
  const held = await ordered('BTC');
  await pay(held.orderId, 'card', CARD);
  await expect
    .poll(() => purchase(held.orderId))
    .toMatchObject({
      state: 'processing',
      payment: { reason: expect.stringContaining('where you have this money from') },
    });
});

test('orders are refused, fail and wait as told', async () => {
  const { price, order, misbehave } = await buying();
  const { quoteId } = (await price()).body;
  const ordering = () => order({ quoteId, address: USER.ETH });
  await misbehave({ 'order.fail': {} });
  expect(await ordering()).toMatchObject({ status: 500, body: { messageKey: 'PROVIDER_ERROR' } });
  await misbehave({ 'order.reject': { messageKey: 'REGION_RESTRICTED_ERROR' } });
  expect((await ordering()).status).toBe(451);
  await misbehave({});
  expect((await ordering()).status).toBe(200);
});

test('purchases are listed newest first, with what was promised', async () => {
  const { ordered, call, alice } = await buying();
  const made = [await ordered('ETH'), await ordered('USDC')];
  const { body } = await call<Array<{ orderId: string; cryptoCurrency: string }>>('GET', '/api/buys', {
    headers: await alice(),
  });
  expect(body.slice(0, 2)).toEqual(made.toReversed());
  expect(body[0]?.cryptoCurrency).toBe(LEDGER_ID.USDC);
});
