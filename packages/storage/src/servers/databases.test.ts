import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../database/open-database.js';
import { type RunningPostgres, startPostgres } from '../postgres/start-postgres.js';
import { claimDatabases, connectTo, dropDatabase, unusedDatabases } from './databases.js';

let server: RunningPostgres;
beforeAll(async () => {
  server = await startPostgres();
  return () => server.close();
});

const migrations = new URL('../../migrations/', import.meta.url);
const open = (name: string) => openDatabase({ url: server.url, name, schema: {}, migrations });

test('databases of one prefix belong to one at a time, and to the next once they are released', async () => {
  const [first, other] = await Promise.all([
    claimDatabases(server.url, 'alice_'),
    claimDatabases(server.url, 'bob_'),
  ]);
  onTestFinished(async () => other?.release());
  expect([first, other]).not.toContain(undefined);
  expect(await claimDatabases(server.url, 'alice_')).toBeUndefined();
  await first?.release();
  const second = await claimDatabases(server.url, 'alice_');
  expect(second).toBeDefined();
  await second?.release();
});

test('only databases that nobody is connected to are unused; a dropped one is gone', async () => {
  const [used, left] = await Promise.all([open('run_1_used'), open('run_2_left')]);
  onTestFinished(() => used.close());
  await Promise.all([used.ping(), left.ping()]);
  await left.close();
  await expect.poll(() => unusedDatabases(server.url, 'run_')).toEqual(['run_2_left']);
  await dropDatabase(server.url, 'run_2_left');
  expect(await unusedDatabases(server.url, 'run_')).toEqual([]);
  await dropDatabase(server.url, 'run_2_left');
});

test('a server that lets the user in and not make databases is one sentence', async () => {
  const client = await connectTo(server.url);
  await client.query(`create role clerk login password 'hunter2'`);
  await client.end();
  const url = new URL(server.url);
  url.username = 'clerk';
  url.password = 'hunter2';
  const refused = openDatabase({ url: url.href, name: 'clerks', schema: {}, migrations });
  await expect(refused).rejects.toThrow(/^Postgres at 127\.0\.0\.1:\d+ cannot be used \(permission denied/);
  await expect(refused).rejects.not.toThrow('hunter2');
});
