import { type Clock, SystemClock } from '@exchange-sim/clock';
import { createTestClient, type Hex, http, publicActions } from 'viem';
import { type ProcessExit, spawnAnvil } from './anvil-process.js';
import { Miner } from './miner.js';
import { StateFile } from './state-file.js';
import { subscribe } from './subscribe.js';

export interface AnvilOptions {
  /** 0 = any free port. */
  port: number;
  /** Address to listen on; 127.0.0.1 by default. */
  host?: string;
  clock: Clock;
  /** Seconds on the clock between two blocks; a transaction is mined at once. */
  blockSeconds: number;
  /** Where the chain goes on from, and is kept after each transaction. Without it the chain lives in memory. */
  stateFile?: string;
  /** Balances at the beginning, in wei. Accounts that a kept chain knows already are left alone. */
  fund: { address: string; amountAtomic: bigint }[];
  /** Called when the process ends without having been closed. */
  onExit?: (exit: ProcessExit) => void;
}

export interface RunningAnvil {
  /** JSON-RPC over HTTP. */
  url: string;
  /** JSON-RPC over WebSocket, same port. */
  wsUrl: string;
  pid: number;
  /** Whether a block is due, being mined, or was mined since `rest` was last asked. */
  isBusy(): boolean;
  /** Resolves when no block is due at this instant of the clock; `true` when none was mined since this was last asked. */
  rest(): Promise<boolean>;
  /** Keeps the state, ends the process and resolves when it is gone. */
  close(): Promise<void>;
}

/** Stays the same from block to block, so that the same transfer costs the same fee whenever it is made. */
const BASE_FEE_PER_GAS = 10_000_000_000n;
/** Empty blocks need not be kept one by one: those missing after a crash are mined again at the start. */
const KEEP_EVERY = 10;

function connect(url: string, batch = false) {
  return createTestClient({
    mode: 'anvil',
    transport: http(url, { retryCount: 0, batch }),
    cacheTime: 0,
  }).extend(publicActions);
}
type Node = ReturnType<typeof connect>;

/**
 * Starts Ethereum on this machine (chain id 1): a real Anvil whose blocks follow the stack's clock.
 * Rejects with one sentence when the port is taken, the state file is unusable or there is no program for this machine.
 */
export async function startAnvil(options: AnvilOptions): Promise<RunningAnvil> {
  const { clock, blockSeconds, onExit = () => {} } = options;
  const file = options.stateFile === undefined ? undefined : new StateFile(options.stateFile);
  const kept = await file?.read();
  let stopMining = async () => {};
  const child = await spawnAnvil({
    port: options.port,
    host: options.host ?? '127.0.0.1',
    // Anvil refuses blocks older than its own genesis, also where a kept chain ends before it
    genesisAt: kept === undefined ? Math.floor(clock.now() / 1000) : 1,
    baseFeePerGas: BASE_FEE_PER_GAS,
    onExit(exit) {
      void stopMining();
      onExit(exit);
    },
  });
  const url = `http://127.0.0.1:${child.port}`;
  const wsUrl = `ws://127.0.0.1:${child.port}`;
  const node = connect(url);
  try {
    if (file && kept !== undefined) await restore(node, kept, file);
    await fundAll(connect(url, true), options.fund);
    const keeper = keep(node, file);
    await keeper.now();

    const miner = new Miner({
      node: { mineAt: (timestamp) => mineAt(node, timestamp) },
      clock,
      blockMs: blockSeconds * 1000,
      lastTimestamp: Number((await node.getBlock()).timestamp),
      onBlock: keeper.block,
      // a chain that cannot mine is as good as gone: whoever watches the process is told
      onFailure: () => process.kill(child.pid, 'SIGKILL'),
    });
    const pending = subscribe({
      wsUrl,
      topic: 'newPendingTransactions',
      clock: new SystemClock(),
      onData: () => miner.mineNow(),
    });
    stopMining = () => {
      pending.close();
      return miner.stop();
    };
    await pending.ready;
    await miner.start();

    return {
      url,
      wsUrl,
      pid: child.pid,
      isBusy: () => miner.isBusy,
      async rest() {
        const { pending } = await node.getTxpoolStatus();
        // a block for what waits is mined as soon as the node has told of it
        return (await miner.rest()) && pending === 0;
      },
      async close() {
        await stopMining();
        await keeper.now().catch(() => {});
        await child.kill();
      },
    };
  } catch (error) {
    await child.kill();
    throw error;
  }
}

async function mineAt(node: Node, timestamp: number): Promise<number> {
  await node.setNextBlockBaseFeePerGas({ baseFeePerGas: BASE_FEE_PER_GAS });
  await node.setNextBlockTimestamp({ timestamp: BigInt(timestamp) });
  await node.mine({ blocks: 1 });
  const transactions = await node.getBlockTransactionCount();
  await node.setNextBlockBaseFeePerGas({ baseFeePerGas: BASE_FEE_PER_GAS });
  return transactions;
}

async function restore(node: Node, state: Hex, file: StateFile): Promise<void> {
  try {
    await node.loadState({ state });
  } catch (error) {
    throw file.unusable(error);
  }
}

/** @param node sends together what is asked at once */
async function fundAll(node: Node, wanted: AnvilOptions['fund']): Promise<void> {
  await Promise.all(wanted.map(({ address, amountAtomic }) => fund(node, address as Hex, amountAtomic)));
}

async function fund(node: Node, address: Hex, amountAtomic: bigint): Promise<void> {
  const [balance, nonce] = await Promise.all([
    node.getBalance({ address }),
    node.getTransactionCount({ address }),
  ]);
  if (balance === 0n && nonce === 0) await node.setBalance({ address, value: amountAtomic });
}

/** Writes the state after each block with transactions and after some empty ones. */
function keep(node: Node, file: StateFile | undefined) {
  let blocks = 0;
  const now = async () => file?.write(await node.dumpState());
  return {
    now,
    async block(transactions: number) {
      blocks += 1;
      // a disk that fails does not stop the chain; the next block tries again
      if (transactions > 0 || blocks % KEEP_EVERY === 0) await now().catch(() => {});
    },
  };
}
