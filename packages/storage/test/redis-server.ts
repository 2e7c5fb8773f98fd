import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../src/postgres/free-port.js';
import { connectRedis } from '../src/redis/connect-redis.js';
import { untilItWorks } from '../src/until-it-works.js';

/** Whether this machine has a Redis to start. */
export const hasRedisServer = spawnSync('redis-server', ['--version']).status === 0;

/** A Redis of a test's own. Without `persistent` it forgets everything when it ends. */
export async function startRedis({ port = 0, persistent = false, dir = '' } = {}) {
  const chosen = port || (await freePort());
  const folder = dir || (await mkdtemp(join(tmpdir(), 'exchange-sim-redis-')));
  const options = {
    port: chosen,
    bind: '127.0.0.1',
    dir: folder,
    save: '',
    appendonly: persistent ? 'yes' : 'no',
  };
  const child = spawn(
    'redis-server',
    [
      ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]),
      '--appendfsync',
      'always',
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `redis://127.0.0.1:${chosen}`;
  const connected = await untilItWorks(() => connectRedis(url), AbortSignal.timeout(10_000));
  connected.disconnect();
  return {
    url,
    port: chosen,
    dir: folder,
    /** Ends it as a crash would. */
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async close() {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
