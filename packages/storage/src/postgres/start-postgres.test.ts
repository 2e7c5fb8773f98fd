import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { spawnSource } from '../../test/spawn-source.js';
import { startPostgres } from './start-postgres.js';
import { parseUsers } from './unprivileged-user.js';

async function query(url: string, sql: string) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const alive = (pid: number) =>
  promisify(execFile)('kill', ['-0', String(pid)]).then(
    () => true,
    () => false,
  );

test('starts, answers, and leaves neither process nor data behind', async () => {
  const server = await startPostgres();
  expect(await query(server.url, 'select 6 * 7 as answer')).toEqual([{ answer: 42 }]);
  await server.close();
  await server.close();
  expect(await alive(server.pid)).toBe(false);
  expect(existsSync(server.dataDir)).toBe(false);
});

test('refuses connections without its password', async () => {
  const server = await startPostgres();
  onTestFinished(() => server.close());
  await expect(query(server.url.replace(/:[0-9a-f]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/);
});

test('a given data directory outlives the server', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'exchange-sim-test-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const first = await startPostgres({ dataDir });
  await query(first.url, 'create table kept as select 1 as one');
  await first.close();
  const second = await startPostgres({ dataDir, port: first.port });
  onTestFinished(() => second.close());
  expect(await query(second.url, 'select * from kept')).toEqual([{ one: 1 }]);
});

test('tells when the server ends by itself, and goes on from its data', async () => {
  const words: string[] = [];
  const first = await startPostgres({ onExit: (last) => words.push(last) });
  await query(first.url, 'create table kept as select 1 as one');
  process.kill(first.pid, 'SIGKILL');
  await expect.poll(() => words.length).toBe(1);
  const second = await startPostgres({ port: first.port, dataDir: first.dataDir });
  onTestFinished(() => second.close().then(() => first.close()));
  expect(await query(second.url, 'select * from kept')).toEqual([{ one: 1 }]);
});

test('waits for a session that outlives its killed server', async () => {
  const first = await startPostgres();
  const client = new pg.Client(first.url);
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query('select pg_backend_pid() as pid');
  const session = Number(rows[0].pid);
  process.kill(session, 'SIGSTOP');
  process.kill(first.pid, 'SIGKILL');
  await expect.poll(() => alive(first.pid)).toBe(false);
  const again = startPostgres({ port: first.port, dataDir: first.dataDir });
  expect(await Promise.race([again, sleep(1_000, 'still waiting')])).toBe('still waiting');
  process.kill(session, 'SIGKILL');
  const second = await again;
  onTestFinished(() => second.close().then(() => first.close()));
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('close is no exit of its own accord', async () => {
  let exits = 0;
  const server = await startPostgres({ onExit: () => exits++ });
  await server.close();
  expect(exits).toBe(0);
});

test('a taken port is one sentence', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  onTestFinished(() => void holder.close());
  const address = holder.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(startPostgres({ port })).rejects.toThrow(`Port ${port} for the embedded Postgres is in use`);
});

test('dies with a parent that was killed', async () => {
  const { child, first } = spawnSource(new URL('../../test/start-and-wait.ts', import.meta.url));
  const [pid, dataDir = ''] = (await first).split(' ');
  child.kill('SIGKILL');
  await expect.poll(() => alive(Number(pid)), { timeout: 5_000 }).toBe(false);
  await expect.poll(() => existsSync(dataDir), { timeout: 5_000 }).toBe(false);
});

test('users of a passwd file', () => {
  const users = parseUsers('root:x:0:0::/root:/bin/sh\nnobody:*:-2:-2:Nobody:/:/bin/false\n# comment\n');
  expect(users.get('nobody')).toEqual({ uid: 4294967294, gid: 4294967294 });
  expect(users.size).toBe(2);
});
