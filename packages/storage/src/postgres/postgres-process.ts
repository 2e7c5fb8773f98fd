import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { SystemClock } from '@exchange-sim/clock';
import type { UserIds } from './unprivileged-user.js';

/** Processes live in real time, whatever the stack's clock does. */
const realTime = new SystemClock();

const READY = 'database system is ready to accept connections';

/**
 * A simulator's data need not outlive a power cut, so nothing waits for the disk; but what was committed survives a killed
 * server, so commits do wait for the operating system (`synchronous_commit`). Little memory, no helper processes.
 */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '16MB',
  fsync: 'off',
  synchronous_commit: 'on',
  full_page_writes: 'off',
  dynamic_shared_memory_type: 'mmap', // in the data directory, gone with it
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '256MB',
  min_wal_size: '2MB',
  wal_recycle: 'off',
  checkpoint_timeout: '1h',
  bgwriter_lru_maxpages: '0',
  jit: 'off',
  max_parallel_workers: '0',
  max_logical_replication_workers: '0',
  io_method: 'sync',
  file_copy_method: 'copy',
};

export interface PostgresProcess {
  pid: number;
  /** Settles when the server has ended, with what it last wrote. */
  ended: Promise<string>;
  /** `SIGINT` ends sessions and writes a checkpoint, `SIGQUIT` ends at once. */
  stop(signal: 'SIGINT' | 'SIGQUIT'): Promise<void>;
}

/** What a server says when sessions of a killed predecessor have not noticed its end yet. */
const PREDECESSOR = /pre-existing shared memory block .* is still in use/;
const PREDECESSOR_TRIES = 50;
const PREDECESSOR_WAIT_MS = 100;

/**
 * Spawns the server and waits for its own word that it is ready; rejects with its last lines when it ends before. Sessions that
 * outlive a killed predecessor on the same data are waited for, 5 s at most.
 */
export async function spawnPostgres(...server: Parameters<typeof spawnOnce>): Promise<PostgresProcess> {
  for (let left = PREDECESSOR_TRIES; ; left--) {
    try {
      return await spawnOnce(...server);
    } catch (error) {
      if (left === 0 || !(error instanceof Error) || !PREDECESSOR.test(error.message)) throw error;
      await realTime.sleep(PREDECESSOR_WAIT_MS);
    }
  }
}

async function spawnOnce(
  program: string,
  dataDir: string,
  port: number,
  user: UserIds | undefined,
  removeAfterCrash: boolean,
): Promise<PostgresProcess> {
  const args = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(program, ['-D', dataDir, '-p', String(port), ...args], {
    ...user,
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
    // A Ctrl-C in the terminal reaches this process only, which then ends the server in order.
    detached: true,
  });
  const ended = once(child, 'close').then(() => log.trim());
  let log = '';
  const ready = new Promise<boolean>((resolve) => {
    child.stderr.on('data', (text) => {
      log = (log + text).slice(-2_000);
      if (log.includes(READY)) resolve(true);
    });
  });
  const started = await Promise.race([ready, ended.then(() => false)]);
  if (!started || child.pid === undefined) throw new Error(await ended);
  const watchdog = spawnWatchdog(child.pid, user, removeAfterCrash ? dataDir : undefined);
  void ended.then(() => watchdog.kill('SIGKILL'));
  return { pid: child.pid, ended, stop: (signal) => stop(child, signal, ended) };
}

/** Ends the server when this process vanishes without a word: its pipe closes then. Temporary data goes with it. */
function spawnWatchdog(pid: number, user: UserIds | undefined, temporary: string | undefined): ChildProcess {
  const end = `read -r _; kill -QUIT ${pid}; while kill -0 ${pid}; do sleep 0.1; done; rm -rf "$1"`;
  const watchdog = spawn('sh', ['-c', end, 'watchdog', temporary ?? ''], {
    ...user,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watchdog.on('error', () => {});
  watchdog.unref();
  return watchdog;
}

async function stop(child: ChildProcess, signal: NodeJS.Signals, ended: Promise<string>): Promise<void> {
  for (const next of [signal, 'SIGQUIT', 'SIGKILL'] as const) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    child.kill(next);
    const late = realTime.timeout(3_000);
    await Promise.race([ended, once(late.signal, 'abort')]);
    late.cancel();
  }
  await ended;
}
