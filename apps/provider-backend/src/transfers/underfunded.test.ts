import { privateKeyToAddress } from 'viem/accounts';
import { expect, onTestFinished, test, vi } from 'vitest';
import { atomic, swappingOnChains } from '../../test/swap-chains.js';
import { SWAPPING, USER } from '../../test/swapping-provider.js';

vi.setConfig({ testTimeout: 30_000 });
const onChains = swappingOnChains();
type World = Awaited<ReturnType<typeof onChains>>;

/** Takes the hot wallet's ether away until the test ends, or until it is given back. */
async function withoutEther({ anvil }: World) {
  const address = privateKeyToAddress(`0x${SWAPPING.hotWallet.ethereumPrivateKeyHex}`);
  const had = await anvil.rpc('eth_getBalance', address, 'latest');
  const giveBack = () => anvil.rpc('anvil_setBalance', address, had);
  onTestFinished(async () => void (await giveBack()));
  await anvil.rpc('anvil_setBalance', address, '0x0');
  return giveBack;
}

test('a refund that the hot wallet cannot pay is held with a sentence, and paid when support releases it', async () => {
  const world = await onChains({ 'payout.outcome': { status: 'REFUNDED' } });
  const { fixedSwap, deposit, balance, until, view, heard, mine, moves, call, recorder } = world;
  const { swapId, payinAddress } = await fixedSwap('ETH', 'BTC', '0.5');
  const giveBack = await withoutEther(world);
  await deposit('ETH', payinAddress, atomic('0.5', 'ETH'));
  await until(swapId, 'ON_HOLD');
  expect((await view(swapId)).reason).toMatch(/^We cannot send your deposit back at this moment: /);
  const tries = () =>
    recorder.hops().filter(({ name, request }) => name === 'send refund' && Object(request).swapId === swapId)
      .length;
  await mine();
  await mine();
  expect(tries()).toBe(1);
  expect(moves(swapId).map(({ name }) => name)).toEqual(['deposit']);
  const before = await balance('ETH', USER.ETH);
  await giveBack();
  expect(
    (await call('POST', `/control/swaps/${swapId}/release`, { body: { outcome: 'refunded' } })).status,
  ).toBe(200);
  await until(swapId, 'REFUNDED');
  const { refundedAmount = '' } = await view(swapId);
  expect((await balance('ETH', USER.ETH)) - before).toBe(atomic(refundedAmount, 'ETH'));
  await heard(swapId, ['pending', 'on_hold', 'pending', 'refunded']);
});

test('a payout that the hot wallet cannot pay becomes a refund', async () => {
  const world = await onChains();
  const { fixedSwap, deposit, balance, until, view, moves } = world;
  const { swapId, payinAddress } = await fixedSwap('BTC', 'ETH', '0.02');
  const before = await balance('BTC', USER.BTC);
  await withoutEther(world);
  await deposit('BTC', payinAddress, atomic('0.02', 'BTC'));
  await until(swapId, 'REFUNDED');
  const { reason, refundedAmount = '' } = await view(swapId);
  expect(reason).toBe('The payment to you could not be made.');
  expect((await balance('BTC', USER.BTC)) - before).toBe(atomic(refundedAmount, 'BTC'));
  expect(moves(swapId).map(({ name }) => name)).toEqual(['deposit', 'refund']);
});
