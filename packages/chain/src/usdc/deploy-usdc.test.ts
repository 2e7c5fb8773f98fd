import { SystemClock } from '@exchange-sim/clock';
import { createPublicClient, createWalletClient, erc20Abi, http, parseAbi, parseEther } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { mainnet } from 'viem/chains';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningAnvil, startAnvil } from '../start-anvil.js';
import { deployUsdc, USDC } from './deploy-usdc.js';

const alice = privateKeyToAccount(`0x${'11'.repeat(32)}`);
const bob = '0x00000000000000000000000000000000000000b0';
const carol = '0x00000000000000000000000000000000000000c0';
const errors = parseAbi(['error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)']);
const usdc = { address: USDC.contract, abi: [...erc20Abi, ...errors] } as const;
let chain: RunningAnvil;

beforeEach(async () => {
  chain = await startAnvil({
    port: 0,
    clock: new SystemClock(),
    blockSeconds: 12,
    fund: [{ address: alice.address, amountAtomic: parseEther('10') }],
  });
});
afterEach(() => chain.close());

const holders = [
  { address: alice.address, amountAtomic: 2_500_000_000n },
  { address: carol, amountAtomic: 1n },
];

function clients() {
  const transport = http(chain.url, { retryCount: 0 });
  const reader = createPublicClient({ chain: mainnet, transport, pollingInterval: 20, cacheTime: 0 });
  const wallet = createWalletClient({ account: alice, chain: mainnet, transport });
  const balance = (address: `0x${string}`) =>
    reader.readContract({ ...usdc, functionName: 'balanceOf', args: [address] });
  const transfer = async (to: `0x${string}`, amountAtomic: bigint) => {
    const hash = await wallet.writeContract({ ...usdc, functionName: 'transfer', args: [to, amountAtomic] });
    return reader.waitForTransactionReceipt({ hash });
  };
  return { reader, balance, transfer };
}

test('USDC is where mainnet has it, called and counted as there', async () => {
  await deployUsdc({ rpcUrl: chain.url, holders });
  const { reader, balance } = clients();
  expect(await reader.readContract({ ...usdc, functionName: 'symbol' })).toBe('USDC');
  expect(await reader.readContract({ ...usdc, functionName: 'name' })).toBe('USD Coin');
  expect(await reader.readContract({ ...usdc, functionName: 'decimals' })).toBe(USDC.decimals);
  expect(await reader.readContract({ ...usdc, functionName: 'totalSupply' })).toBe(2_500_000_001n);
  expect(await balance(alice.address)).toBe(2_500_000_000n);
  expect(await balance(carol)).toBe(1n);
});

test('a transfer moves exactly what it says and logs it', async () => {
  await deployUsdc({ rpcUrl: chain.url, holders });
  const { reader, balance, transfer } = clients();
  const { status, blockNumber } = await transfer(bob, 1_234_567n);
  expect(status).toBe('success');
  expect(await balance(bob)).toBe(1_234_567n);
  expect(await balance(alice.address)).toBe(2_500_000_000n - 1_234_567n);
  const [event] = await reader.getContractEvents({ ...usdc, eventName: 'Transfer', fromBlock: blockNumber });
  expect(event?.args).toMatchObject({ from: alice.address, value: 1_234_567n });
});

test('nobody sends more than they have', async () => {
  await deployUsdc({ rpcUrl: chain.url, holders });
  const { balance, transfer } = clients();
  await expect(transfer(bob, 2_500_000_001n)).rejects.toThrow('ERC20InsufficientBalance');
  expect(await balance(alice.address)).toBe(2_500_000_000n);
});

test('deployed again, whoever is known is left alone and others get theirs', async () => {
  await deployUsdc({ rpcUrl: chain.url, holders });
  const { reader, balance, transfer } = clients();
  await transfer(bob, 2_500_000_000n);
  await deployUsdc({ rpcUrl: chain.url, holders });
  expect(await balance(alice.address)).toBe(0n);
  expect(await balance(bob)).toBe(2_500_000_000n);
  const dave = '0x00000000000000000000000000000000000000d0';
  await deployUsdc({ rpcUrl: chain.url, holders: [...holders, { address: dave, amountAtomic: 5n }] });
  expect(await balance(dave)).toBe(5n);
  expect(await reader.readContract({ ...usdc, functionName: 'totalSupply' })).toBe(2_500_000_006n);
});

test('an address that is none is refused', async () => {
  await expect(
    deployUsdc({ rpcUrl: chain.url, holders: [{ address: 'bc1q', amountAtomic: 1n }] }),
  ).rejects.toThrow('Address "bc1q" is invalid');
});
