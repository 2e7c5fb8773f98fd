import { expect, test, vi } from 'vitest';
import { atomic, swappingOnChains } from '../../test/swap-chains.js';
import { USER } from '../../test/swapping-provider.js';

vi.setConfig({ testTimeout: 30_000 });
const onChains = swappingOnChains();

async function held(behaviours: object) {
  const world = await onChains(behaviours);
  const { swapId, payinAddress, quoted } = await world.fixedSwap('ETH', 'BTC', '0.5');
  await world.deposit('ETH', payinAddress, atomic('0.5', 'ETH'));
  await world.until(swapId, 'ON_HOLD');
  return { ...world, swapId, quoted };
}

test('on hold, asked about, released by support after 2 s: finished with what was promised', async () => {
  const world = await held({ 'deposit.hold': { release: 'finished' } });
  const { swapId, call, view, clock, until, balance, quoted, heard } = world;
  expect(await view(swapId)).toMatchObject({ status: 'ON_HOLD', reason: expect.stringMatching(/know/) });
  const before = await balance('BTC', USER.BTC);
  const contact = { body: { message: 'Where is my money?' } };
  for (let times = 0; times < 2; times++)
    expect(await call('POST', `/api/swaps/${swapId}/contact`, contact)).toMatchObject({
      status: 200,
      body: { swapId, status: 'ON_HOLD' },
    });
  clock.advance(1_999);
  expect(await view(swapId)).toMatchObject({ status: 'ON_HOLD' });
  clock.advance(1);
  await until(swapId, 'FINISHED');
  expect((await balance('BTC', USER.BTC)) - before).toBe(atomic(quoted.amountTo, 'BTC'));
  await heard(swapId, ['pending', 'on_hold', 'pending', 'finished']);
});

test('on hold, support sends the deposit back', async () => {
  const { swapId, call, clock, until, heard } = await held({ 'deposit.hold': { release: 'refunded' } });
  await call('POST', `/api/swaps/${swapId}/contact`, { body: { message: 'Hello?' } });
  clock.advance(2_000);
  await until(swapId, 'REFUNDED');
  await heard(swapId, ['pending', 'on_hold', 'pending', 'refunded']);
});

test.each(['finished', 'refunded'])('a payout on hold is released as %s', async (outcome) => {
  const { swapId, call, until, status } = await held({ 'payout.outcome': { status: 'ON_HOLD' } });
  expect(await status(swapId)).toMatchObject({ status: 'on_hold' });
  const release = () => call('POST', `/control/swaps/${swapId}/release`, { body: { outcome } });
  expect(await release()).toMatchObject({ status: 200, body: { swapId, status: 'PENDING' } });
  expect(await release()).toMatchObject({ status: 409, body: { messageKey: 'CONFLICT_ERROR' } });
  await until(swapId, outcome.toUpperCase());
});

test('only a swap on hold is asked about or released, and only a known one', async () => {
  const { call, fixedSwap } = await onChains();
  const { swapId } = await fixedSwap('ETH', 'BTC', '0.5');
  const contact = { body: { message: 'Hello?' } };
  expect(await call('POST', `/api/swaps/${swapId}/contact`, contact)).toMatchObject({ status: 409 });
  expect(await call('POST', `/api/swaps/${swapId}/contact`, { body: { message: ' ' } })).toMatchObject({
    status: 400,
  });
  for (const path of ['/api/swaps/NG-NONE/contact', '/control/swaps/NG-NONE/release'])
    expect(await call('POST', path, { body: { message: 'x', outcome: 'finished' } })).toMatchObject({
      status: 404,
      body: { messageKey: 'SWAP_TRANSACTION_NOT_FOUND_ERROR' },
    });
});

test('/status: unknown, told to be missing, told to lie', async () => {
  const { call, fixedSwap, status, misbehave } = await onChains();
  expect(await call('GET', '/status?swapId=NG-NONE')).toMatchObject({
    status: 404,
    body: { messageKey: 'SWAP_TRANSACTION_NOT_FOUND_ERROR' },
  });
  expect(await call('GET', '/status')).toMatchObject({ status: 400 });
  const { swapId } = await fixedSwap('ETH', 'BTC', '0.5');
  await misbehave({ 'status.missing': {} });
  expect(await call('GET', `/status?swapId=${swapId}`)).toMatchObject({ status: 404 });
  await misbehave({ 'status.lie': { status: 'finished' } });
  expect(await status(swapId)).toMatchObject({ status: 'finished' });
});
