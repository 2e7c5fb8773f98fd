import { expect, test, vi } from 'vitest';
import { buyingOnChains } from '../../test/buying-on-chains.js';
import { CARD, cardEnding } from '../../test/buying-provider.js';

vi.setConfig({ testTimeout: 30_000 });
const buying = buyingOnChains();

test('a declined card may be followed by another', async () => {
  const { ordered, pay, until } = await buying();
  const { orderId } = await ordered();
  const declined = await pay(orderId, 'card', cardEnding('0002'));
  expect(declined.body).toMatchObject({
    state: 'pending',
    payment: { state: 'declined', reason: expect.stringContaining('declined'), card: { last4: '0002' } },
  });
  const paid = await pay(orderId, 'card', CARD);
  expect(paid.body.payment).toEqual({
    method: 'card',
    state: 'paid',
    card: { brand: 'Visa', last4: '4242' },
  });
  await until(orderId, 'completed');
});

test('3-D Secure: the right code pays, a wrong one declines', async () => {
  const { ordered, pay, until } = await buying();
  const { orderId } = await ordered('BTC');
  expect(await pay(orderId, 'challenge', { code: '123456' })).toMatchObject({ status: 409 });
  const challenge = await pay(orderId, 'card', cardEnding('3155'));
  expect(challenge.body).toMatchObject({ state: 'pending', payment: { state: 'challenge' } });
  const wrong = await pay(orderId, 'challenge', { code: '654321' });
  expect(wrong.body.payment).toMatchObject({ state: 'declined', reason: expect.stringContaining('code') });
  expect((await pay(orderId, 'challenge', { code: '123456' })).status).toBe(409);
  await pay(orderId, 'card', cardEnding('3155'));
  const right = await pay(orderId, 'challenge', { code: '123456' });
  expect(right.body).toMatchObject({ state: 'processing', payment: { state: 'paid' } });
  await until(orderId, 'completed');
});

test.each([
  ['a slow card', { paymentMethod: 'card' }, 'card', cardEnding('0077')],
  ['a transfer', { paymentMethod: 'sepa' }, 'transfer', undefined],
] as const)('%s arrives 30 s later on the clock', async (_title, wish, what, body) => {
  const { ordered, pay, until, purchase, clock, hops } = await buying();
  const { orderId, payment } = await ordered('ETH', wish);
  if (what === 'transfer')
    expect(payment.transfer).toEqual({
      iban: expect.stringMatching(/^FR\d{25}$/),
      beneficiary: 'Northgate Pay',
      reference: orderId,
    });
  expect((await pay(orderId, what, body)).body).toMatchObject({
    state: 'pending',
    payment: { state: 'pending' },
  });
  expect((await pay(orderId, what, body)).status).toBe(409);
  clock.advance(29_999);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await purchase(orderId)).payment.state).toBe('pending');
  clock.advance(1);
  await until(orderId, 'completed');
  expect((await purchase(orderId)).payment.state).toBe('paid');
  expect(hops(orderId)).toContain('bank provider-backend payment received booked');
});

test('a card and a transfer are no way to pay the other’s purchase', async () => {
  const { ordered, pay } = await buying();
  const [byCard, bySepa] = [await ordered(), await ordered('ETH', { paymentMethod: 'sepa' })];
  expect(await pay(byCard.orderId, 'transfer')).toMatchObject({
    status: 409,
    body: { message: 'This purchase is paid by card.' },
  });
  expect(await pay(bySepa.orderId, 'card', CARD)).toMatchObject({
    status: 409,
    body: { message: 'This purchase is paid by sepa.' },
  });
});

test('no real card is ever charged, and nothing of a card is kept but its last four digits', async () => {
  const { ordered, pay, recorder, rooms } = await buying();
  const { orderId } = await ordered();
  const real = '5555555555554444';
  expect(await pay(orderId, 'card', { ...CARD, number: real })).toMatchObject({
    status: 400,
    body: {
      messageKey: 'CARD_NOT_KNOWN_ERROR',
      additionalFields: { field: 'number', fix: expect.stringContaining('4000000000000002 is declined') },
    },
  });
  for (const [change, field] of [
    [{ number: '42' }, 'number'],
    [{ expiry: '01/20' }, 'expiry'],
    [{ expiry: '13/60' }, 'expiry'],
    [{ cvc: '9' }, 'cvc'],
  ] as const)
    expect(await pay(orderId, 'card', { ...CARD, ...change })).toMatchObject({
      status: 400,
      body: { additionalFields: { field } },
    });
  await pay(orderId, 'card', { ...CARD, cvc: '987' });
  // Answers name the test cards.
  const trace = JSON.stringify(recorder.hops().map(({ name, request }) => ({ name, request })));
  expect(trace.includes(`POST /api/buys/${orderId}/card`)).toBe(true);
  const { rows } = (await rooms.swapMoney?.buyLifecycle.store.pool.query(
    'select buy_order::text from buy_order where id = $1',
    [orderId],
  )) ?? { rows: [] };
  expect(rows).toHaveLength(1);
  for (const secret of [real, CARD.number, CARD.number.replaceAll(' ', ''), '"987"'])
    for (const kept of [trace, JSON.stringify(rows)]) expect(kept.includes(secret)).toBe(false);
});

test('what is not paid within 30 minutes expires; money on its way is still taken', async () => {
  const { ordered, pay, purchase, until, clock } = await buying();
  const [unpaid, late] = [await ordered(), await ordered('ETH', { paymentMethod: 'sepa' })];
  clock.advance(30 * 60_000 - 1);
  await pay(late.orderId, 'transfer');
  expect((await purchase(unpaid.orderId)).state).toBe('pending');
  clock.advance(1);
  await expect
    .poll(() => purchase(unpaid.orderId))
    .toMatchObject({
      state: 'failed',
      payment: { reason: 'Your purchase expired: it was not paid within 30 minutes.' },
    });
  expect(await pay(unpaid.orderId, 'card', CARD)).toMatchObject({
    status: 410,
    body: { messageKey: 'BUY_QUOTE_EXPIRED_ERROR', additionalFields: { fix: expect.any(String) } },
  });
  expect(await pay(unpaid.orderId, 'challenge', { code: '123456' })).toMatchObject({ status: 409 });
  clock.advance(30_000);
  await until(late.orderId, 'completed');
});

test('two charges at the same time take one payment', async () => {
  const { ordered, pay, hops, until } = await buying();
  const { orderId } = await ordered('USDC');
  const answers = await Promise.all([pay(orderId, 'card', CARD), pay(orderId, 'card', CARD)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  await until(orderId, 'completed');
  expect(hops(orderId).filter((hop) => hop.includes('delivery'))).toEqual([
    'provider-backend chain delivery sent',
  ]);
});
