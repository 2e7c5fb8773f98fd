import { expect, test, vi } from 'vitest';
import { atomic, swappingOnChains } from '../../test/swap-chains.js';
import { USER } from '../../test/swapping-provider.js';
import { swapAsset } from '../market/swap-assets.js';
import { movedAmount } from '../market/swap-pricing.js';

vi.setConfig({ testTimeout: 30_000 });
const onChains = swappingOnChains();

/** A floating swap of half an ether whose deposit is made, once the provider misbehaves. */
async function floating(behaviours: object, slippage?: string) {
  const world = await onChains();
  const { quote, swap, misbehave, deposit, balance } = world;
  const quoted = (await quote('ETH', 'BTC', '0.5', 'float')).body;
  const { swapId, payinAddress } = (await swap('float', ['ETH', 'BTC'], { amount: '0.5', slippage })).body;
  await misbehave(behaviours);
  const before = await balance('BTC', USER.BTC);
  await deposit('ETH', payinAddress, atomic('0.5', 'ETH'));
  const received = async () => (await balance('BTC', USER.BTC)) - before;
  return { ...world, swapId, promised: atomic(quoted.amountTo, 'BTC'), received };
}

test.each([-0.5, 0, 3])(
  'a floating swap is executed at the market’s price: moved by %s percent',
  async (percent) => {
    const { swapId, until, promised, received, status } = await floating({ 'market.move': { percent } });
    await until(swapId, 'FINISHED');
    const executed = movedAmount(promised, swapAsset('bitcoin'), percent);
    expect(await received()).toBe(executed);
    expect(atomic((await status(swapId)).amount ?? '', 'BTC')).toBe(executed);
  },
);

test('beyond the slippage it is not executed: the deposit goes back', async () => {
  const { swapId, until, received, view } = await floating({ 'market.move': { percent: -50 } });
  await until(swapId, 'REFUNDED');
  expect(await received()).toBe(0n);
  expect((await view(swapId)).reason).toMatch(/slippage/);
});

test('market.ignoreCap executes it nevertheless', async () => {
  const behaviours = { 'market.move': { percent: -50 }, 'market.ignoreCap': {} };
  const { swapId, until, promised, received } = await floating(behaviours);
  await until(swapId, 'FINISHED');
  expect(await received()).toBe(movedAmount(promised, swapAsset('bitcoin'), -50));
});

test('a fixed rate stays, however the market moves; payout.amount pays something else', async () => {
  const { fixedSwap, deposit, balance, until } = await onChains({
    'market.move': { percent: -50 },
    'payout.amount': { factor: '0.9' },
  });
  const { swapId, payinAddress, quoted } = await fixedSwap('ETH', 'BTC', '0.5');
  const before = await balance('BTC', USER.BTC);
  await deposit('ETH', payinAddress, atomic('0.5', 'ETH'));
  await until(swapId, 'FINISHED');
  expect((await balance('BTC', USER.BTC)) - before).toBe((atomic(quoted.amountTo, 'BTC') * 9n) / 10n);
});
