import { expect, test, vi } from 'vitest';
import { deadly } from '../../test/deadly-chain.js';
import { atomic, swappingOnChains } from '../../test/swap-chains.js';
import { type Ticker, USER } from '../../test/swapping-provider.js';
import { SwapTransfers } from './swap-transfers.js';
import { TransfersService } from './transfers-service.js';

vi.setConfig({ testTimeout: 30_000 });
const onChains = swappingOnChains();
const MINUTE = 60_000;

test.each([
  ['USDC', 'before'],
  ['USDC', 'after'],
  ['BTC', 'before'],
  ['BTC', 'after'],
] as const)(
  'a payout in %s is made once, although the process died %s the chain had it',
  async (to, when) => {
    const world = await onChains({ 'payout.delay': { ms: MINUTE } });
    const { fixedSwap, deposit, balance, mine, view, until, rooms, clock, moves } = world;
    const { swapId, payinAddress, quoted } = await fixedSwap('ETH', to as Ticker, '0.5');
    const before = await balance(to, USER[to]);
    await deposit('ETH', payinAddress, atomic('0.5', 'ETH'));
    const confirmations = async () => {
      await mine();
      return (await view(swapId)).confirmations;
    };
    await expect.poll(confirmations, { timeout: 15_000 }).toBe(2);
    const { parts } = rooms.swapMoney?.swapTransfers ?? {};
    const hot = parts?.transfers.parts;
    if (!parts || !hot) throw new Error('this provider does not swap');
    const chains = {
      ethereum: deadly(hot.chains.ethereum, when),
      bitcoin: deadly(hot.chains.bitcoin, when),
    };
    const job = { id: '1', name: 'send payout', data: { swapId }, attempt: 1, attempts: 9 };
    const dying = new SwapTransfers({ ...parts, transfers: new TransfersService({ ...hot, chains }) });
    await expect(dying.send(job)).rejects.toThrow('the process died');
    const kept = await hot.transfers.ofSwap(parts.store.db, swapId);
    // The job runs again, twice at the same time; the delayed one comes as well.
    const service = new SwapTransfers(parts);
    await Promise.all([service.send(job), service.send(job)]);
    clock.advance(MINUTE);
    await until(swapId, 'FINISHED');
    await mine();
    await mine();
    expect((await balance(to, USER[to])) - before).toBe(atomic(quoted.amountTo, to));
    expect((await view(swapId)).payoutTransactionId).toBe(kept?.txHash);
    expect(moves(swapId).map(({ name }) => name)).toEqual(['deposit', 'payout']);
  },
);

test('payouts at the same time get nonces and coins of their own', async () => {
  const { fixedSwap, deposit, balance, until } = await onChains();
  const pairs = [
    ['ETH', 'USDC'],
    ['ETH', 'USDC'],
    ['ETH', 'BTC'],
    ['ETH', 'BTC'],
  ] as const;
  const before = { USDC: await balance('USDC', USER.USDC), BTC: await balance('BTC', USER.BTC) };
  const promised = { USDC: 0n, BTC: 0n };
  const swapIds: string[] = [];
  for (const [from, to] of pairs) {
    const { swapId, payinAddress, quoted } = await fixedSwap(from, to, '0.5');
    promised[to] += atomic(quoted.amountTo, to);
    swapIds.push(swapId);
    await deposit(from, payinAddress, atomic('0.5', from));
  }
  for (const swapId of swapIds) await until(swapId, 'FINISHED');
  for (const to of ['USDC', 'BTC'] as const)
    expect((await balance(to, USER[to])) - before[to]).toBe(promised[to]);
});

test('a deposit that a reorganisation takes away does not count; the next one does', async () => {
  const { fixedSwap, deposit, anvil, view, until } = await onChains();
  await anvil.mine();
  const { swapId, payinAddress } = await fixedSwap('ETH', 'BTC', '0.5');
  const snapshot = await anvil.rpc('evm_snapshot');
  await deposit('ETH', payinAddress, atomic('0.5', 'ETH'));
  await anvil.mine();
  await expect.poll(() => view(swapId), { timeout: 15_000 }).toMatchObject({ confirmations: 1 });
  await anvil.rpc('evm_revert', snapshot);
  await anvil.rpc('anvil_dropAllTransactions');
  await anvil.mine(3);
  await expect.poll(() => view(swapId), { timeout: 15_000 }).toMatchObject({ confirmations: 0 });
  expect((await view(swapId)).payinTransactionId).toBeUndefined();
  await deposit('ETH', payinAddress, atomic('0.5', 'ETH'));
  await until(swapId, 'FINISHED');
});
