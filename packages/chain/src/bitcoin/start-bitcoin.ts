import type { Server } from 'node:http';
import type { Clock } from '@exchange-sim/clock';
import { Miner } from '../miner.js';
import { createEsploraServer } from './esplora/server.js';
import { Journal, type JournalEntry } from './journal.js';
import { BitcoinNode } from './node.js';
import { scriptOf } from './script.js';
import { decodeTransactionHex } from './transaction.js';
import { createTreasury, type Treasury } from './treasury.js';
import { UtxoChain } from './utxo-chain.js';

export interface BitcoinOptions {
  /** 0 = any free port. */
  port: number;
  /** Address to listen on; 127.0.0.1 by default. */
  host?: string;
  clock: Clock;
  /** Seconds on the clock between two blocks; transactions wait for the next one. */
  blockSeconds: number;
  /** Where the chain goes on from, and is kept after each change. Without it the chain lives in memory. */
  stateFile?: string;
  /** Balances at the beginning, in satoshis. Addresses that a kept chain knows already are left alone. */
  fund: { address: string; amountAtomic: bigint }[];
  /** What the first block and the faucet's key follow from. */
  seed?: string;
}

export interface RunningBitcoin {
  /** Esplora's REST API. */
  url: string;
  /** Whether a block is due, being mined, or was mined since `rest` was last asked. */
  isBusy(): boolean;
  /** Resolves when no block is due at this instant of the clock; `true` when none was mined since this was last asked. */
  rest(): Promise<boolean>;
  /** Stops mining and listening; resolves when the port is free and the state kept. */
  close(): Promise<void>;
}

/**
 * Starts Bitcoin on this machine (mainnet's addresses): a chain of its own whose blocks follow the stack's clock.
 * Rejects with one sentence when the port is taken, an address is none or the state file is unusable.
 */
export async function startBitcoin(options: BitcoinOptions): Promise<RunningBitcoin> {
  const { clock, blockSeconds, seed = 'exchange-sim' } = options;
  const journal = options.stateFile === undefined ? undefined : new Journal(options.stateFile);
  const treasury = createTreasury(seed);
  const kept = (await journal?.read()) ?? [];
  const chain = kept.length > 0 ? replay(kept, seed, treasury, journal) : undefined;
  // the next block gives the balances, and has the present time
  const genesis = Math.floor(clock.now() / 1000) - 1;
  const node = new BitcoinNode(
    chain ?? new UtxoChain({ seed, genesisTime: genesis, minerScript: treasury.script }),
    treasury,
    journal,
  );
  if (!chain) await journal?.append({ genesis, seed });
  await fund(node, options.fund);

  const miner = new Miner({
    node,
    clock,
    blockMs: blockSeconds * 1000,
    lastTimestamp: node.chain.tip.time,
    onBlock: async () => {},
    onFailure: (error) => {
      throw error;
    },
  });
  const server = createEsploraServer(node);
  const port = await listen(server, options.port, options.host ?? '127.0.0.1');
  await miner.start();
  return {
    url: `http://127.0.0.1:${port}`,
    isBusy: () => miner.isBusy,
    rest: () => miner.rest(),
    async close() {
      await miner.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await journal?.written();
    },
  };
}

/** Plays again what happened. */
function replay(
  [first, ...rest]: JournalEntry[],
  seed: string,
  treasury: Treasury,
  journal?: Journal,
): UtxoChain {
  try {
    if (!first || !('genesis' in first) || first.seed !== seed) throw new Error('it is of another chain');
    const chain = new UtxoChain({ seed, genesisTime: first.genesis, minerScript: treasury.script });
    for (const entry of rest) {
      if ('tx' in entry) chain.accept(decodeTransactionHex(entry.tx), true);
      else if ('block' in entry) chain.mine(entry.block);
    }
    return chain;
  } catch (error) {
    throw journal?.unusable(error) ?? error;
  }
}

async function fund(node: BitcoinNode, wanted: BitcoinOptions['fund']): Promise<void> {
  const outputs = wanted.map(({ address, amountAtomic }) => {
    const script = scriptOf(address);
    if (!script) throw new Error(`${address} is no Bitcoin address of mainnet, so it cannot be funded`);
    return { script, amountAtomic };
  });
  const missing = outputs.filter(({ script }) => node.chain.history(script).length === 0);
  if (missing.length === 0) return;
  await node.give(missing);
  await node.mineAt(node.chain.tip.time + 1);
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `port ${port} is taken, so Bitcoin cannot start: end what listens there, or choose another port for it`,
            )
          : error,
      ),
    );
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
