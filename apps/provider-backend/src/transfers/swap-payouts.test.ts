import { expect, test, vi } from 'vitest';
import { atomic, swappingOnChains } from '../../test/swap-chains.js';
import { USER } from '../../test/swapping-provider.js';

vi.setConfig({ testTimeout: 30_000 });
const onChains = swappingOnChains();
const AMOUNTS = { ETH: '0.5', BTC: '0.02', USDC: '1000' } as const;

test.each([
  ['ETH', 'BTC'],
  ['ETH', 'USDC'],
  ['BTC', 'ETH'],
  ['BTC', 'USDC'],
  ['USDC', 'ETH'],
  ['USDC', 'BTC'],
] as const)('%s to %s: what was promised arrives to the last unit', async (from, to) => {
  const { fixedSwap, deposit, balance, until, status, view, heard, told, moves } = await onChains();
  const { swapId, payinAddress, quoted } = await fixedSwap(from, to, AMOUNTS[from]);
  const before = await balance(to, USER[to]);
  const txHash = await deposit(from, payinAddress, atomic(AMOUNTS[from], from));
  expect(await status(swapId)).toMatchObject({ status: 'pending', amount: '', payinTransactionId: '' });
  await until(swapId, 'FINISHED');
  expect((await balance(to, USER[to])) - before).toBe(atomic(quoted.amountTo, to));
  const { payoutTransactionId } = await view(swapId);
  expect(await status(swapId)).toMatchObject({
    swapId,
    status: 'finished',
    amount: quoted.amountTo,
    payinTransactionId: txHash,
    payoutTransactionId,
  });
  await heard(swapId, ['pending', 'finished']);
  expect(told(swapId).at(-1)).toMatchObject({
    apiKey: 'key-for-webhooks',
    body: {
      providerId: 'northgate',
      amount: quoted.amountTo,
      payinTransactionId: txHash,
      transactionHash: payoutTransactionId,
    },
  });
  const hops = moves(swapId);
  expect(hops.map((hop) => `${hop.from} ${hop.to} ${hop.name}`)).toEqual([
    'chain provider-backend deposit',
    'provider-backend chain payout',
  ]);
  expect(hops.map(({ request }) => request)).toMatchObject([
    { swapId, txHash },
    { swapId, txHash: payoutTransactionId, to: USER[to] },
  ]);
});
