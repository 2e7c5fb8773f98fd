import { type AccountEvent, accountEvent } from '@exchange-sim/contract';
import { expect, onTestFinished, test } from 'vitest';
import { withPurchases } from '../../test/buying-provider.js';
import { providerUnderTest } from '../../test/provider-under-test.js';
import { swappingProvider } from '../../test/swapping-provider.js';

async function follow(url: string, headers: Record<string, string> = {}, path = '/api/events') {
  const gone = new AbortController();
  onTestFinished(() => gone.abort());
  const response = await fetch(`${url}${path}`, { headers, signal: gone.signal });
  const events: AccountEvent[] = [];
  const read = async () => {
    let rest = '';
    for await (const chunk of response.body ?? []) {
      const parts = (rest + Buffer.from(chunk).toString()).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts)
        if (part.startsWith('data: ')) events.push(accountEvent.parse(JSON.parse(part.slice(6))));
    }
  };
  const ended = read().catch(() => {});
  return { response, events, ended };
}

/** A state may be told twice, once as the present one and once as news; what counts is their order. */
const withoutRepeats = <T>(states: T[]): T[] =>
  states.filter((state, i) => JSON.stringify(state) !== JSON.stringify(states[i - 1]));

async function listening() {
  const provider = await providerUnderTest();
  await provider.app.listen(0, '127.0.0.1');
  return { ...provider, url: await provider.app.getUrl() };
}

test('a user follows the identity check, the orders and the clock', async () => {
  const { url, signIn, call, clock } = await listening();
  const headers = await signIn('bob@example.com');
  const { events, response } = await follow(url, headers);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  await expect
    .poll(() => events)
    .toMatchObject([
      { type: 'clock', frozen: true },
      { type: 'user', user: { kyc: 'none' } },
    ]);
  const body = { fullName: 'Bob Brown', dateOfBirth: '1990-05-01', country: 'FR', documentNumber: 'AB12345' };
  await call('POST', '/api/kyc', { headers, body });
  clock.advance(2_000);
  const kyc = () => events.flatMap((event) => (event.type === 'user' ? [event.user.kyc] : []));
  await expect.poll(kyc).toEqual(['none', 'pending', 'approved']);
  expect(events.filter(({ type }) => type === 'clock')).toHaveLength(2);
});

test('orders come to their owner only, and a late subscriber gets their present state', async () => {
  const { url, signIn, order } = await listening();
  const bob = await follow(url, await signIn('bob@example.com'));
  const { headers, sellId, approve } = await order();
  const alice = await follow(url, headers);
  const outcomes = () =>
    withoutRepeats(
      alice.events.flatMap((event) =>
        event.type === 'order' ? [[event.order.sellId, event.order.outcome]] : [],
      ),
    );
  await expect.poll(outcomes).toEqual([[sellId, undefined]]);
  await approve();
  await expect.poll(outcomes).toEqual([
    [sellId, undefined],
    [sellId, 'approved'],
  ]);
  expect(bob.events.filter(({ type }) => type === 'order')).toEqual([]);
});

test('who signs out everywhere follows nothing any more; another user does', async () => {
  const { url, signIn, call } = await listening();
  const [here, there, bob] = [await signIn(), await signIn(), await signIn('bob@example.com')];
  const streams = [await follow(url, here), await follow(url, there)];
  const others = await follow(url, bob);
  await call('POST', '/api/sessions/end', { headers: here, body: { everywhere: true } });
  await Promise.all(streams.map(({ ended }) => ended));
  expect((await fetch(`${url}/api/events`, { headers: there })).status).toBe(401);
  const body = { fullName: 'Bob Brown', dateOfBirth: '1990-05-01', country: 'FR', documentNumber: 'AB12345' };
  await call('POST', '/api/kyc', { headers: bob, body });
  await expect.poll(() => others.events.at(-1)).toMatchObject({ type: 'user', user: { kyc: 'pending' } });
});

test('nobody follows without a session', async () => {
  const { url } = await listening();
  expect((await fetch(`${url}/api/events`)).status).toBe(401);
});

test('purchases come to their user as they change, by the cookie as well', async () => {
  const provider = withPurchases(await swappingProvider());
  await provider.app.listen(0, '127.0.0.1');
  const { alice, ordered, pay } = provider;
  const cookie = (await alice()).authorization?.replace('Bearer ', 'session_northgate=') ?? '';
  const { events, response } = await follow(await provider.app.getUrl(), { cookie });
  expect(response.headers.get('set-cookie')).toContain(`${cookie}; Max-Age=1800`);
  const { orderId } = await ordered('ETH', { paymentMethod: 'sepa' });
  const seen = () =>
    withoutRepeats(events.flatMap((event) => (event.type === 'buy' ? [event.buy.payment.state] : [])));
  await expect.poll(seen).toEqual(['awaiting']);
  await pay(orderId, 'transfer');
  await expect.poll(seen).toEqual(['awaiting', 'pending']);
});

test('swaps come to their user as they change', async () => {
  const provider = await swappingProvider();
  await provider.app.listen(0, '127.0.0.1');
  const { call, signIn, quote, swap } = provider;
  const headers = await signIn();
  const { events } = await follow(await provider.app.getUrl(), headers);
  const { quoteId } = (await quote('ETH', 'BTC', '1')).body;
  await call('POST', `/api/swap-quotes/${quoteId}/claim`, { headers });
  const { swapId } = (await swap('fixed', ['ETH', 'BTC'], { quoteId })).body;
  const swapsSeen = () =>
    withoutRepeats(
      events.flatMap((event) => (event.type === 'swap' ? [[event.swap.swapId, event.swap.outcome]] : [])),
    );
  await expect.poll(swapsSeen, { timeout: 5_000 }).toEqual([[swapId, undefined]]);
  await call('POST', '/api/swap-outcomes', {
    headers,
    body: { outcome: 'approved', swapId, transactionId: '0xab' },
  });
  await expect.poll(swapsSeen, { timeout: 5_000 }).toEqual([
    [swapId, undefined],
    [swapId, 'approved'],
  ]);
});

test('whoever has the id of a swap follows it, also when it is nobody’s account’s', async () => {
  const provider = await swappingProvider();
  await provider.app.listen(0, '127.0.0.1');
  const url = await provider.app.getUrl();
  const { call, signIn, swap } = provider;
  const { swapId } = (await swap('float', ['ETH', 'BTC'], { amount: '1' })).body;
  const { events, response } = await follow(url, {}, `/api/swaps/${swapId}/events`);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const outcomes = () =>
    withoutRepeats(events.map((event) => event.type === 'swap' && [event.swap.swapId, event.swap.outcome]));
  await expect.poll(outcomes).toEqual([[swapId, undefined]]);
  await call('POST', '/api/swap-outcomes', {
    headers: await signIn(),
    body: { outcome: 'approved', swapId, transactionId: '0xab' },
  });
  await expect.poll(outcomes).toEqual([
    [swapId, undefined],
    [swapId, 'approved'],
  ]);
});

test('a swap nobody knows cannot be followed', async () => {
  const provider = await swappingProvider();
  await provider.app.listen(0, '127.0.0.1');
  const { response } = await follow(await provider.app.getUrl(), {}, '/api/swaps/nothing/events');
  expect(response.status).toBe(404);
});
