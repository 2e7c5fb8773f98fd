import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

interface Migration {
  name: string;
  sql: string;
  digest: string;
}

/**
 * Applies the `*.sql` files of a folder in the order of their names, those not yet recorded, all in one transaction under
 * an advisory lock. Throws when a file that was applied has changed since.
 */
export async function migrate(client: pg.ClientBase, folder: string | URL): Promise<void> {
  const migrations = await readMigrations(folder);
  if ((await pending(client, migrations).catch(() => migrations)).length === 0) return;
  try {
    await client.query(
      `begin; select pg_advisory_xact_lock(hashtext('exchange-sim/migrations'));
       create table if not exists migration (name text primary key, digest text not null);`,
    );
    for (const { name, sql, digest } of await pending(client, migrations)) {
      await client.query(sql);
      await client.query('insert into migration (name, digest) values ($1, $2)', [name, digest]);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

async function pending(client: pg.ClientBase, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from migration');
  const applied = new Map(rows.map(({ name, digest }) => [name, digest]));
  for (const { name, digest } of migrations)
    if ((applied.get(name) ?? digest) !== digest)
      throw new ChangedMigration(
        `Migration ${name} has changed since it was applied: start on an empty data directory, or add a new migration instead.`,
      );
  return migrations.filter(({ name }) => !applied.has(name));
}

class ChangedMigration extends Error {}

async function readMigrations(folder: string | URL): Promise<Migration[]> {
  const directory = typeof folder === 'string' ? folder : fileURLToPath(folder);
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(directory, name), 'utf8');
      return { name, sql, digest: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Changes when any migration of these folders changes. */
export async function migrationsKey(folders: readonly URL[]): Promise<string> {
  const migrations = (await Promise.all(folders.map(readMigrations))).flat();
  const digests = migrations.map(({ name, digest }) => `${name} ${digest}`).join('\n');
  return createHash('sha256').update(digests).digest('hex').slice(0, 16);
}
