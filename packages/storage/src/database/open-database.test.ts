import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { integer, pgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type RunningPostgres, startPostgres } from '../postgres/start-postgres.js';
import { openDatabase } from './open-database.js';

let server: RunningPostgres;
let folder: string;
const schema = { thing: pgTable('thing', { id: integer('id').primaryKey() }) };

beforeAll(async () => {
  server = await startPostgres();
  folder = await mkdtemp(join(tmpdir(), 'exchange-sim-migrations-'));
  await writeFile(join(folder, '0001_thing.sql'), 'create table thing (id integer primary key);');
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function open(name: string) {
  const database = await openDatabase({ url: server.url, name, schema, migrations: folder });
  onTestFinished(() => database.close());
  return database;
}

test('creates and migrates the database once, also when several open it at the same time', async () => {
  const [first] = await Promise.all([open('together'), open('together'), open('together')]);
  await first?.db.insert(schema.thing).values({ id: 7 });
  const again = await open('together');
  expect(await again.db.select().from(schema.thing)).toEqual([{ id: 7 }]);
});

test('applies a migration that was added later, and refuses one that was changed', async () => {
  await open('growing');
  await writeFile(join(folder, '0002_more.sql'), 'alter table thing add column more text;');
  const { db } = await open('growing');
  expect((await db.execute(sql`select more from thing`)).rows).toEqual([]);
  await writeFile(join(folder, '0002_more.sql'), 'alter table thing add column other text;');
  await expect(open('growing')).rejects.toThrow('Migration 0002_more.sql has changed');
  await rm(join(folder, '0002_more.sql'));
});

test('a failing migration leaves nothing behind', async () => {
  await writeFile(join(folder, '0003_bad.sql'), 'create table half (id integer); select nonsense;');
  await expect(open('failing')).rejects.toThrow('nonsense');
  await rm(join(folder, '0003_bad.sql'));
  const { db } = await open('failing');
  expect((await db.execute(sql`select to_regclass('half') as half`)).rows).toEqual([{ half: null }]);
});

test('a connection that breaks in the middle of a transaction is an error and no more', async () => {
  const first = await startPostgres();
  const database = await openDatabase({ url: first.url, name: 'broken', schema, migrations: folder });
  onTestFinished(async () => {
    await database.close();
    await first.close();
  });
  const torn = database.db.transaction(async (tx) => {
    await tx.insert(schema.thing).values({ id: 1 });
    process.kill(first.pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await tx.insert(schema.thing).values({ id: 2 });
  });
  await expect(torn).rejects.toThrow();
});

test('a connection that breaks before its transaction began is given back', async () => {
  const { db, pool, ping } = await open('torn');
  const client = await pool.connect();
  const socket = client.connection.stream;
  client.release();
  socket.destroy();
  await expect(db.transaction(async () => {})).rejects.toThrow('begin');
  await ping();
  expect(pool.idleCount).toBe(pool.totalCount);
});

test('its pool goes on after Postgres was restarted on the same port', async () => {
  const first = await startPostgres();
  const database = await openDatabase({ url: first.url, name: 'restarted', schema, migrations: folder });
  await database.db.insert(schema.thing).values({ id: 1 });
  process.kill(first.pid, 'SIGKILL');
  await expect
    .poll(() =>
      database.ping().then(
        () => 'up',
        () => 'down',
      ),
    )
    .toBe('down');
  const second = await startPostgres({ port: first.port, dataDir: first.dataDir });
  onTestFinished(async () => {
    await database.close();
    await second.close();
    await first.close();
  });
  expect(await database.db.select().from(schema.thing)).toEqual([{ id: 1 }]);
});

test('an unreachable server is one sentence', async () => {
  const url = 'postgres://nobody@127.0.0.1:1/postgres';
  await expect(openDatabase({ url, name: 'x', schema, migrations: folder })).rejects.toThrow(
    /^Postgres at 127\.0\.0\.1:1 cannot be used \(.+\): is it running/,
  );
});
