import { expect, test, vi } from 'vitest';
import { atomic, swappingOnChains } from '../../test/swap-chains.js';
import { type Ticker, USER } from '../../test/swapping-provider.js';
import { convert, swapAsset } from '../market/swap-assets.js';

vi.setConfig({ testTimeout: 30_000 });
const onChains = swappingOnChains();
type World = Awaited<ReturnType<typeof onChains>>;

const LEDGER_ID = { ETH: 'ethereum', BTC: 'bitcoin', USDC: 'ethereum/erc20/usd__coin' };

/** What a deposit's transaction cost, in the currency sent. */
async function feeOf({ rooms }: World, currency: Ticker, txHash: string): Promise<bigint> {
  const chain = currency === 'BTC' ? 'bitcoin' : 'ethereum';
  const receipt = await rooms.swapMoney?.transfers.parts.chains[chain].receipt(txHash);
  const asset = swapAsset(LEDGER_ID[currency]);
  return convert(receipt?.feeAtomic ?? 0n, swapAsset(asset.paysFeesIn), asset, true);
}

const names = (world: World, swapId: string) => world.moves(swapId).map(({ name }) => name);

/** Mines until as many refunds are said on the swap's page, and then some more. */
async function sentBack(world: World, swapId: string, times: number) {
  await expect
    .poll(
      async () => {
        await world.mine();
        return (await world.view(swapId)).reason?.match(/went back: /g)?.length ?? 0;
      },
      { timeout: 20_000, interval: 50 },
    )
    .toBe(times);
  await world.mine();
  await world.mine();
}

test.each([
  ['ETH', 'BTC', '0.5', '0.3'],
  ['BTC', 'USDC', '0.02', '0.02'],
  ['USDC', 'ETH', '1000', '25'],
] as const)(
  'a second deposit in %s for a finished swap to %s goes back once',
  async (from, to, paid, more) => {
    const world = await onChains();
    const { fixedSwap, deposit, balance, until, view, status, words } = world;
    const { swapId, payinAddress, quoted } = await fixedSwap(from, to, paid);
    const received = await balance(to, USER[to]);
    await deposit(from, payinAddress, atomic(paid, from));
    await until(swapId, 'FINISHED');
    const before = await balance(from, USER[from]);
    const second = await deposit(from, payinAddress, atomic(more, from));
    await sentBack(world, swapId, 1);
    expect((await balance(from, USER[from])) - before).toBe(
      atomic(more, from) - (await feeOf(world, from, second)),
    );
    expect((await balance(to, USER[to])) - received).toBe(atomic(quoted.amountTo, to));
    expect(await view(swapId)).toMatchObject({ status: 'FINISHED', reason: expect.stringContaining(from) });
    expect(await status(swapId)).toMatchObject({ status: 'finished' });
    expect(words(swapId)).toEqual(['pending', 'finished']);
    expect(names(world, swapId)).toEqual(['deposit', 'payout', 'further deposit', 'refund']);
  },
);

test('of two deposits in one block one counts and the other goes back, and so does another currency', async () => {
  const world = await onChains();
  const { fixedSwap, deposit, balance, until } = world;
  const { swapId, payinAddress, quoted } = await fixedSwap('ETH', 'BTC', '0.5');
  const before = {
    ETH: await balance('ETH', USER.ETH),
    BTC: await balance('BTC', USER.BTC),
    USDC: await balance('USDC', USER.USDC),
  };
  const [, second, tokens] = [
    await deposit('ETH', payinAddress, atomic('0.5', 'ETH')),
    await deposit('ETH', payinAddress, atomic('0.5', 'ETH')),
    await deposit('USDC', payinAddress, atomic('40', 'USDC')),
  ];
  await until(swapId, 'FINISHED');
  await sentBack(world, swapId, 2);
  expect((await balance('BTC', USER.BTC)) - before.BTC).toBe(atomic(quoted.amountTo, 'BTC'));
  expect((await balance('ETH', USER.ETH)) - before.ETH).toBe(
    atomic('0.5', 'ETH') - (await feeOf(world, 'ETH', second)),
  );
  expect((await balance('USDC', USER.USDC)) - before.USDC).toBe(
    atomic('40', 'USDC') - (await feeOf(world, 'USDC', tokens)),
  );
  expect(names(world, swapId).filter((name) => name === 'further deposit')).toHaveLength(2);
});

test('an expired swap gives back the late deposit and the one after it', async () => {
  const world = await onChains();
  const { clock, fixedSwap, deposit, balance, heard, until } = world;
  const { swapId, payinAddress } = await fixedSwap('ETH', 'USDC', '0.5');
  clock.advance(30 * 60_000);
  await heard(swapId, ['expired']);
  const before = await balance('ETH', USER.ETH);
  const late = await deposit('ETH', payinAddress, atomic('0.5', 'ETH'));
  await until(swapId, 'REFUNDED');
  const later = await deposit('ETH', payinAddress, atomic('0.2', 'ETH'));
  await sentBack(world, swapId, 1);
  expect(names(world, swapId)).toEqual(['deposit', 'refund', 'further deposit', 'refund']);
  const fees = (await feeOf(world, 'ETH', late)) + (await feeOf(world, 'ETH', later));
  expect((await balance('ETH', USER.ETH)) - before).toBe(atomic('0.7', 'ETH') - fees);
});

test('a further deposit that does not pay its way back is left to support, and the swap goes on', async () => {
  const world = await onChains();
  const { fixedSwap, deposit, until, mine, view } = world;
  const { swapId, payinAddress } = await fixedSwap('ETH', 'USDC', '0.5');
  await deposit('ETH', payinAddress, atomic('0.5', 'ETH'));
  await deposit('ETH', payinAddress, 1n);
  await until(swapId, 'FINISHED');
  await mine();
  await mine();
  expect(names(world, swapId)).toEqual(expect.arrayContaining(['deposit', 'further deposit', 'payout']));
  expect(names(world, swapId)).not.toContain('refund');
  expect((await view(swapId)).reason).toBeUndefined();
});

test('the job of a further deposit that is sent back does nothing more', async () => {
  const world = await onChains();
  const { fixedSwap, deposit, until, balance, mine, rooms } = world;
  const { swapId, payinAddress } = await fixedSwap('ETH', 'USDC', '0.5');
  await deposit('ETH', payinAddress, atomic('0.5', 'ETH'));
  await until(swapId, 'FINISHED');
  const second = await deposit('ETH', payinAddress, atomic('0.1', 'ETH'));
  await sentBack(world, swapId, 1);
  const before = await balance('ETH', USER.ETH);
  const data = { swapId, furtherDepositId: `${swapId}/${second}/ethereum` };
  await rooms.swapMoney?.swapTransfers.sendBack({ id: '', name: 'send back', data, attempt: 1, attempts: 1 });
  await mine();
  await mine();
  expect(await balance('ETH', USER.ETH)).toBe(before);
});
