import { handScenarios } from '@exchange-sim/scenarios/by-hand';
import { type StackOptions, startStack } from '@exchange-sim/stack';
import { readEnvironment } from './environment.js';
import { untilStopped } from './until-stopped.js';
import { UsageError } from './usage-error.js';

export interface UpFlags {
  json?: boolean;
  ports: 'default' | 'auto';
  clock: 'system' | 'controlled';
  signer?: string;
  config?: string;
  seed?: string;
}

const ROWS = [
  ['control', 'Start here', 'what can be pressed; also trace, clock, parts'],
  ['wallet', 'Wallet', 'Buy, Sell and Swap'],
  ['providerWidget', 'Provider widget', 'the reference Live App'],
  ['ledgerBackend', 'Ledger Backend', 'OpenAPI at /docs'],
  ['providerBackend', 'Provider backend', 'Northgate Pay; OpenAPI at /docs'],
  ['quickbridge', 'Quickbridge', 'a second provider: swaps in the wallet itself'],
  ['oldharbour', 'Old Harbour', 'a third one, always a little slow'],
  ['signer', 'Signer', 'Speculos REST API, and its screen'],
  ['chain', 'Ethereum', 'JSON-RPC, chain id 1, with USDC'],
  ['bitcoin', 'Bitcoin', 'Esplora REST API'],
] as const;

/** `exchange-sim up`: the whole stack until Ctrl-C. */
export async function up(flags: UpFlags): Promise<number> {
  const started = performance.now();
  const options = stackOptions(flags);
  // listened to from the beginning: Ctrl-C while the stack starts ends what has started
  const stopped = untilStopped();
  const stack = await startStack(options);
  if (flags.json) {
    process.stdout.write(`${JSON.stringify({ ...stack.urls, seed: stack.seed })}\n`);
  } else {
    process.stdout.write(table(stack.urls, performance.now() - started));
  }
  await stopped;
  await stack.close();
  return 0;
}

function stackOptions(flags: UpFlags): StackOptions {
  const env = readEnvironment(process.env);
  const signer = signerOf(flags, env.EXCHANGE_SIM_SIGNER_URL);
  const seed = flags.seed ?? env.EXCHANGE_SIM_SEED;
  return {
    ports: flags.ports,
    clock: flags.clock,
    scenarios: handScenarios,
    say: (line) => process.stderr.write(`exchange-sim: ${line}\n`),
    ...(signer && { signer }),
    ...(seed && { seed }),
    ...(flags.config && { providersFile: flags.config }),
    ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }),
    ...(env.EXCHANGE_SIM_DATABASE_PREFIX && { databasePrefix: env.EXCHANGE_SIM_DATABASE_PREFIX }),
    ...(env.REDIS_URL && { redisUrl: env.REDIS_URL }),
    ...(env.ETH_RPC_URL && { ethRpcUrl: env.ETH_RPC_URL }),
    ...(env.EXCHANGE_SIM_BLOCK_SECONDS && { blockSeconds: Number(env.EXCHANGE_SIM_BLOCK_SECONDS) }),
  };
}

/** `--signer` goes before the variable. */
function signerOf(flags: UpFlags, fromEnvironment: string | undefined): string | undefined {
  const signer = flags.signer ?? fromEnvironment;
  if (signer === undefined || signer === 'embedded') return signer;
  const name = flags.signer === undefined ? 'EXCHANGE_SIM_SIGNER_URL' : '--signer';
  if (!/^https?:\/\//.test(signer) || !URL.canParse(signer))
    throw new UsageError(
      `${name} ${signer} is neither "embedded" nor a URL such as http://127.0.0.1:5000: give one of them.`,
    );
  const { origin, pathname, search } = new URL(signer);
  if (pathname !== '/' || search)
    throw new UsageError(`${name} ${signer} is more than a host and port: give ${origin} alone.`);
  return origin;
}

function table(urls: Record<string, string>, ms: number): string {
  const rows = ROWS.map(([part, name, note]) => [name, urls[part] ?? '', note]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map(
    ([name = '', url = '', note = '']) =>
      `  ${name.padEnd(widths[0] ?? 0)}  ${url.padEnd(widths[1] ?? 0)}  ${note}`,
  );
  return `\nLedger Exchange Simulator, ready in ${(ms / 1000).toFixed(1)} s\n\n${lines.join('\n')}\n\nCtrl-C ends it.\n`;
}
