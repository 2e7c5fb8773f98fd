import { type ChildProcess, spawn } from 'node:child_process';
import { anvilBinary } from './anvil-binary.js';

/** How a process ended that nobody had told to end. */
export interface ProcessExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A running Anvil that mines only when told to. */
export interface AnvilProcess {
  port: number;
  pid: number;
  /** Ends it at once and resolves when it is gone. */
  kill(): Promise<void>;
}

export interface AnvilProcessOptions {
  port: number;
  /** Address to listen on. */
  host: string;
  /** Time of the genesis block, seconds since the Unix epoch. */
  genesisAt: number;
  baseFeePerGas: bigint;
  onExit: (exit: ProcessExit) => void;
}

function argumentsOf({ port, host, genesisAt, baseFeePerGas }: AnvilProcessOptions): string[] {
  return [
    ...['--host', host, '--port', String(port)],
    ...['--chain-id', '1', '--timestamp', String(genesisAt)],
    ...['--block-base-fee-per-gas', String(baseFeePerGas)],
    // blocks are mined on the stack's clock; old states are of no use to anybody and stay off the disk
    ...['--no-mining', '--prune-history', '64', '--accounts', '0', '--threads', '2'],
  ];
}

/** Resolves once it listens; rejects with one sentence when it cannot. */
export function spawnAnvil(options: AnvilProcessOptions): Promise<AnvilProcess> {
  const child = spawn(anvilBinary(), argumentsOf(options), {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A Ctrl-C in the terminal reaches this process only, which then ends Anvil in order.
    detached: true,
  });
  const watchdog = spawnWatchdog(child.pid);
  const killOnExit = () => child.kill('SIGKILL');
  process.once('exit', killOnExit);
  const gone = new Promise<ProcessExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  void gone.then(() => {
    process.removeListener('exit', killOnExit);
    watchdog.kill('SIGKILL');
  });

  let wanted = true;
  return listening(child, options.port).then((port) => {
    void gone.then((exit) => wanted && options.onExit(exit));
    return {
      port,
      pid: child.pid ?? 0,
      async kill() {
        wanted = false;
        child.kill('SIGKILL');
        await gone;
      },
    };
  });
}

/** Ends Anvil when this process vanishes without a word: its pipe closes then. */
function spawnWatchdog(pid: number | undefined): ChildProcess {
  const watchdog = spawn('sh', ['-c', `read -r _; kill -KILL ${pid}`], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watchdog.on('error', () => {});
  watchdog.unref();
  return watchdog;
}

function listening(child: ChildProcess, wantedPort: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
      const port = /Listening on [\d.]+:(\d+)/.exec(said)?.[1];
      if (port === undefined) return;
      // from here on the pipes are only drained
      for (const pipe of [child.stdout, child.stderr]) pipe?.off('data', hear).resume();
      resolve(Number(port));
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', (error) =>
      reject(
        new Error(`the chain cannot start: ${error.message}; install again so that Anvil's program is there`),
      ),
    );
    child.once('close', (code) => reject(new Error(whyNot(said, wantedPort, code))));
  });
}

function whyNot(said: string, port: number, code: number | null): string {
  if (/address (already )?in use/i.test(said))
    return `port ${port} is taken, so the chain cannot start: end what listens there, or choose another port for the chain`;
  const last = said.trim().split('\n').at(-1) ?? '';
  return `the chain's process ended before it listened (exit code ${code}): ${last}`;
}
