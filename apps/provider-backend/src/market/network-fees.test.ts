import { deployUsdc, startAnvil, USDC } from '@exchange-sim/chain';
import { SystemClock } from '@exchange-sim/clock';
import { createPublicClient, createWalletClient, erc20Abi, http, parseGwei } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { mainnet } from 'viem/chains';
import { expect, onTestFinished, test } from 'vitest';
import { swapAsset } from './swap-assets.js';

const alice = privateKeyToAccount(`0x${'11'.repeat(32)}`);
/** Has never held anything: what is sent there takes new storage, and costs the most. */
const bob = '0x00000000000000000000000000000000000000b0';

test('the estimated fees of a deposit cover what the fastest one costs on the simulated chain', async () => {
  const fund = [{ address: alice.address, amountAtomic: 10n ** 19n }];
  const chain = await startAnvil({ port: 0, clock: new SystemClock(), blockSeconds: 12, fund });
  onTestFinished(() => chain.close());
  await deployUsdc({ rpcUrl: chain.url, holders: [{ address: alice.address, amountAtomic: 10n ** 9n }] });
  const transport = http(chain.url);
  const wallet = createWalletClient({ account: alice, chain: mainnet, transport });
  const reader = createPublicClient({ chain: mainnet, transport, pollingInterval: 20 });
  const { baseFeePerGas } = await reader.getBlock();
  const tip = parseGwei('1.25');
  const fees = { maxPriorityFeePerGas: tip, maxFeePerGas: 2n * (baseFeePerGas ?? 0n) + tip };
  const costOf = async (hash: `0x${string}`) => {
    const { gasUsed, effectiveGasPrice, status } = await reader.waitForTransactionReceipt({ hash });
    expect(status).toBe('success');
    return gasUsed * effectiveGasPrice;
  };
  const ether = await costOf(await wallet.sendTransaction({ to: bob, value: 1n, ...fees }));
  const tokens = await costOf(
    await wallet.writeContract({
      address: USDC.contract as `0x${string}`,
      abi: erc20Abi,
      functionName: 'transfer',
      args: [bob, 1_000_000n],
      ...fees,
    }),
  );
  for (const [ledgerId, cost] of [
    ['ethereum', ether],
    [USDC.ledgerId, tokens],
  ] as const) {
    const { networkFeeAtomic } = swapAsset(ledgerId);
    expect(networkFeeAtomic).toBeGreaterThanOrEqual(cost);
    expect(networkFeeAtomic).toBeLessThan(2n * cost);
  }
});
