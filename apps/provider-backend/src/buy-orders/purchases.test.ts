import { buyOrderView } from '@exchange-sim/contract';
import { expect, test, vi } from 'vitest';
import { CARD, cardEnding, withPurchases } from '../../test/buying-provider.js';
import { atomic, swappingOnChains } from '../../test/swap-chains.js';
import { type Ticker, USER } from '../../test/swapping-provider.js';

vi.setConfig({ testTimeout: 30_000 });
const onChains = swappingOnChains();

async function buying(behaviours: object = {}) {
  const world = withPurchases(await onChains(behaviours));
  const { purchase, mine, recorder } = world;
  /** Mines until the purchase has come so far. */
  const until = (orderId: string, state: string) =>
    expect
      .poll(
        async () => {
          await mine();
          return (await purchase(orderId)).state;
        },
        { timeout: 20_000, interval: 50 },
      )
      .toBe(state);
  /** Hops of a purchase that went neither from nor to the widget. */
  const hops = (id: string) =>
    recorder
      .hops()
      .filter(({ from, request }) => from !== 'provider-widget' && Object(request).orderId === id)
      .map(({ from, to, name, status }) => `${from} ${to} ${name} ${status}`);
  return { ...world, until, hops };
}

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
