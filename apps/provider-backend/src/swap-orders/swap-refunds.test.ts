import { expect, test, vi } from 'vitest';
import { atomic, swappingOnChains } from '../../test/swap-chains.js';
import { type Ticker, USER } from '../../test/swapping-provider.js';
import { convert, swapAsset } from '../market/swap-assets.js';

vi.setConfig({ testTimeout: 30_000 });
const onChains = swappingOnChains();
type World = Awaited<ReturnType<typeof onChains>>;

const AMOUNTS = { ETH: '0.5', BTC: '0.02', USDC: '1000' } as const;
const LEDGER_ID = { ETH: 'ethereum', BTC: 'bitcoin', USDC: 'ethereum/erc20/usd__coin' };

/** What the deposit's transaction cost, in the currency sent. */
async function payinFee({ anvil, bitcoin }: World, currency: Ticker, txHash: string): Promise<bigint> {
  if (currency === 'BTC') {
    const { fee } = (await (await fetch(`${bitcoin.url}/tx/${txHash}`)).json()) as { fee: number };
    return BigInt(fee);
  }
  const receipt = (await anvil.rpc('eth_getTransactionReceipt', txHash)) as Record<string, string>;
  const wei = BigInt(receipt.gasUsed ?? 0) * BigInt(receipt.effectiveGasPrice ?? 0);
  return convert(wei, swapAsset('ethereum'), swapAsset(LEDGER_ID[currency]), true);
}

/** A swap whose deposit of `paid` is made; checks that what comes back is that less payinNetworkFees, once. */
async function refunded(world: World, from: Ticker, to: Ticker, paid = AMOUNTS[from] as string) {
  const { fixedSwap, deposit, balance, until, view, words, moves } = world;
  const { swapId, payinAddress } = await fixedSwap(from, to, AMOUNTS[from]);
  const [sent, received] = await Promise.all([balance(from, USER[from]), balance(to, USER[to])]);
  const txHash = await deposit(from, payinAddress, atomic(paid, from));
  await until(swapId, 'REFUNDED');
  const back = atomic(paid, from) - (await payinFee(world, from, txHash));
  expect((await balance(from, USER[from])) - sent).toBe(back);
  expect(await balance(to, USER[to])).toBe(received);
  const seen = await view(swapId);
  expect(atomic(seen.refundedAmount ?? '', from)).toBe(back);
  await expect.poll(() => words(swapId).at(-1), { timeout: 15_000 }).toBe('refunded');
  expect(moves(swapId).map(({ name }) => name)).toEqual(['deposit', 'refund']);
  expect(moves(swapId)[1]).toMatchObject({
    request: { txHash: seen.refundTransactionId, to: USER[from], amountAtomic: String(back) },
  });
  return { swapId, seen };
}

test.each([
  ['ETH', 'BTC'],
  ['BTC', 'USDC'],
  ['USDC', 'ETH'],
] as const)(
  'a payout of %s to %s that fails: the deposit goes back once, less payinNetworkFees',
  async (from, to) => {
    const world = await onChains({ 'payout.outcome': { status: 'REFUNDED' } });
    const { swapId } = await refunded(world, from, to);
    expect(await world.status(swapId)).toMatchObject({ status: 'refunded', amount: '' });
    const before = await world.balance(from, USER[from]);
    const again = { body: { outcome: 'refunded' } };
    expect(await world.call('POST', `/control/swaps/${swapId}/release`, again)).toMatchObject({
      status: 409,
    });
    for (const name of ['send refund', 'send payout'])
      await world.rooms.swapMoney?.swapTransfers.send({
        id: '',
        name,
        data: { swapId },
        attempt: 1,
        attempts: 1,
      });
    await world.mine();
    await world.mine();
    expect(await world.balance(from, USER[from])).toBe(before);
    await world.heard(swapId, ['pending', 'refunded']);
  },
);

test.each([
  ['less', '0.4'],
  ['more', '0.7'],
])('a deposit of %s than agreed goes back whole', async (_word, paid) => {
  const { seen } = await refunded(await onChains(), 'ETH', 'BTC', paid);
  expect(seen.reason).toBe(`You sent ${paid} ETH instead of 0.5 ETH.`);
});

test('refund.amount sends back another amount', async () => {
  const world = await onChains({
    'payout.outcome': { status: 'REFUNDED' },
    'refund.amount': { factor: '0.5' },
  });
  const { swapId, payinAddress } = await world.fixedSwap('ETH', 'BTC', '0.5');
  const before = await world.balance('ETH', USER.ETH);
  const txHash = await world.deposit('ETH', payinAddress, atomic('0.5', 'ETH'));
  await world.until(swapId, 'REFUNDED');
  const honest = atomic('0.5', 'ETH') - (await payinFee(world, 'ETH', txHash));
  expect((await world.balance('ETH', USER.ETH)) - before).toBe(honest / 2n);
});

test('without a deposit a swap expires after 30 minutes; a late one is refunded', async () => {
  const world = await onChains();
  const { clock, heard, view, fixedSwap } = world;
  const { swapId } = await fixedSwap('ETH', 'USDC', '0.5');
  clock.advance(30 * 60_000 - 1);
  expect(await view(swapId)).toMatchObject({ status: 'PENDING' });
  clock.advance(1);
  await heard(swapId, ['expired']);
  const { payinAddress } = await view(swapId);
  const before = await world.balance('ETH', USER.ETH);
  const txHash = await world.deposit('ETH', payinAddress ?? '', atomic('0.5', 'ETH'));
  await world.until(swapId, 'REFUNDED');
  const back = atomic('0.5', 'ETH') - (await payinFee(world, 'ETH', txHash));
  expect((await world.balance('ETH', USER.ETH)) - before).toBe(back);
  await heard(swapId, ['expired', 'refunded']);
});

test('deposit.ignore: what was sent is not seen, and the swap expires', async () => {
  const { fixedSwap, deposit, mine, clock, heard, moves } = await onChains({ 'deposit.ignore': {} });
  const { swapId, payinAddress } = await fixedSwap('ETH', 'BTC', '0.5');
  await deposit('ETH', payinAddress, atomic('0.5', 'ETH'));
  await mine();
  await mine();
  clock.advance(30 * 60_000);
  await heard(swapId, ['expired']);
  expect(moves(swapId)).toEqual([]);
});
