import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ControlledClock, SystemClock } from '@exchange-sim/clock';
import { createPublicClient, createWalletClient, http, parseEther } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { mainnet } from 'viem/chains';
import { afterEach, expect, test } from 'vitest';
import { type RunningAnvil, startAnvil } from './start-anvil.js';

const alice = privateKeyToAccount(`0x${'11'.repeat(32)}`);
const bob = '0x00000000000000000000000000000000000000b0';
const fund = [{ address: alice.address, amountAtomic: parseEther('10') }];
const running: RunningAnvil[] = [];

async function start(options: Partial<Parameters<typeof startAnvil>[0]> = {}) {
  const chain = await startAnvil({ port: 0, clock: new SystemClock(), blockSeconds: 12, fund, ...options });
  running.push(chain);
  const wallet = createWalletClient({ account: alice, chain: mainnet, transport: http(chain.url) });
  const reader = createPublicClient({
    chain: mainnet,
    transport: http(chain.url, { retryCount: 0 }),
    pollingInterval: 20,
    cacheTime: 0,
  });
  const send = async (ether: string) => {
    const hash = await wallet.sendTransaction({ to: bob, value: parseEther(ether) });
    return reader.waitForTransactionReceipt({ hash });
  };
  return { chain, reader, send };
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

interface Header {
  number: bigint;
  timestamp: bigint;
}

/** Resolves with the first block of at least this height. */
const blockAt = (reader: Awaited<ReturnType<typeof start>>['reader'], height: bigint) =>
  blockThat(reader, ({ number }) => number >= height);

function blockThat(reader: Awaited<ReturnType<typeof start>>['reader'], fits: (block: Header) => boolean) {
  return new Promise<Header>((resolve) => {
    const stop = reader.watchBlocks({
      emitOnBegin: true,
      onBlock: (block) => {
        if (!fits(block)) return;
        stop();
        resolve(block);
      },
    });
  });
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((chain) => chain.close()));
});

test('a transfer is mined at once and moves the balance', async () => {
  const { reader, send } = await start();
  expect(await reader.getChainId()).toBe(1);
  const receipt = await send('1.5');
  expect(receipt.status).toBe('success');
  expect(await reader.getBalance({ address: bob })).toBe(parseEther('1.5'));
  const spent = receipt.gasUsed * receipt.effectiveGasPrice;
  expect(await reader.getBalance({ address: alice.address })).toBe(parseEther('8.5') - spent);
});

test('the same transfer costs the same after twenty empty blocks', async () => {
  const clock = new ControlledClock(1_800_000_000_000);
  clock.freeze();
  const { reader } = await start({ clock });
  const before = await reader.estimateFeesPerGas();
  for (let block = 1n; block <= 20n; block += 1n) {
    clock.advance(12_000);
    await blockAt(reader, block);
  }
  expect(await reader.estimateFeesPerGas()).toEqual(before);
});

test('blocks follow the clock: none while it stands, one for each period it is moved', async () => {
  const clock = new ControlledClock(1_800_000_000_000);
  clock.freeze();
  const { reader, send } = await start({ clock });
  const begun = BigInt(Math.floor(clock.now() / 1000));
  expect(await reader.getBlockNumber()).toBe(0n);
  clock.advance(36_000);
  expect((await blockAt(reader, 3n)).timestamp).toBe(begun + 36n);
  clock.advance(5_000);
  const { blockNumber } = await send('1');
  expect(blockNumber).toBe(4n);
  expect((await reader.getBlock({ blockNumber })).timestamp).toBe(begun + 41n);
  // a frozen clock, yet block times must grow
  expect((await reader.getBlock({ blockNumber: (await send('1')).blockNumber })).timestamp).toBe(begun + 42n);
});

test('a jump of a year mines a bounded number of blocks and ends at the clock', async () => {
  const clock = new ControlledClock(1_800_000_000_000);
  clock.freeze();
  const { reader } = await start({ clock, blockSeconds: 3600 });
  clock.advance(365 * 24 * 3_600_000);
  const end = BigInt(Math.floor(clock.now() / 1000));
  const newest = await blockThat(reader, ({ timestamp }) => timestamp >= end);
  expect(newest.timestamp).toBe(end);
  expect(newest.number).toBeLessThan(40n);
});

test('a killed chain is reported and goes on where it was', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chain-'));
  const stateFile = join(folder, 'nested', 'chain.state');
  let onExit: (exit: { signal: string | null }) => void = () => {};
  const exited = new Promise<{ signal: string | null }>((resolve) => {
    onExit = resolve;
  });
  const first = await start({ stateFile, onExit: (exit) => onExit(exit) });
  const { transactionHash, blockNumber } = await first.send('2');
  // a block is kept before the next one is mined
  const { blockNumber: second } = await first.send('1');
  process.kill(first.chain.pid, 'SIGKILL');
  expect((await exited).signal).toBe('SIGKILL');

  const { reader } = await start({ stateFile });
  expect(await reader.getBalance({ address: bob })).toBeGreaterThanOrEqual(parseEther('2'));
  expect((await reader.getTransactionReceipt({ hash: transactionHash })).blockNumber).toBe(blockNumber);
  expect(second).toBe(blockNumber + 1n);
  await rm(folder, { recursive: true });
});

test('a killed chain goes on mining by the clock, at no lower height', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chain-'));
  const stateFile = join(folder, 'chain.state');
  const clock = new ControlledClock();
  clock.freeze();
  let gone = () => {};
  const exited = new Promise<void>((resolve) => {
    gone = resolve;
  });
  const first = await start({ stateFile, clock, blockSeconds: 2, onExit: () => gone() });
  clock.advance(8_000);
  const { number } = await blockAt(first.reader, 4n);
  process.kill(first.chain.pid, 'SIGKILL');
  await exited;

  const second = await start({ stateFile, clock, blockSeconds: 2 });
  expect(await second.reader.getBlockNumber()).toBe(number);
  clock.advance(4_000);
  await blockAt(second.reader, number + 2n);
  await rm(folder, { recursive: true });
});

test('close leaves no process and keeps the state; an unusable state is one sentence', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chain-'));
  const stateFile = join(folder, 'chain.state');
  const { chain, send } = await start({ stateFile });
  await send('3');
  await chain.close();
  expect(alive(chain.pid)).toBe(false);
  expect(existsSync(stateFile)).toBe(true);
  const again = await start({ stateFile });
  expect(await again.reader.getBalance({ address: bob })).toBe(parseEther('3'));
  await writeFile(stateFile, 'not a state');
  await expect(start({ stateFile })).rejects.toThrow(`${stateFile} cannot be used: delete that file`);
  await rm(folder, { recursive: true });
});

test('a taken port is named in one sentence', async () => {
  const { chain } = await start();
  const port = Number(new URL(chain.url).port);
  await expect(start({ port })).rejects.toThrow(`port ${port} is taken, so the chain cannot start`);
});
