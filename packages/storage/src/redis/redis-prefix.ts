import { randomBytes } from 'node:crypto';
import type pg from 'pg';

type Queryable = Pick<pg.Pool, 'query'>;

/** Begins the names of a database's keys in Redis; made once, so that no two databases share jobs, also not on one Redis. */
export async function redisPrefix(database: Queryable): Promise<string> {
  const { rows } = await database.query<{ name: string }>('select current_database() as name');
  const made = `${rows[0]?.name}-${randomBytes(6).toString('hex')}`;
  await database.query('insert into redis_prefix (value) values ($1) on conflict do nothing', [made]);
  return (await knownPrefix(database)) ?? made;
}

/** `undefined` when the database has never had jobs in Redis. */
export async function knownPrefix(database: Queryable): Promise<string | undefined> {
  const { rows: tables } = await database.query<{ found: boolean }>(
    `select to_regclass('redis_prefix') is not null as found`,
  );
  if (!tables[0]?.found) return undefined;
  const { rows } = await database.query<{ value: string }>('select value from redis_prefix');
  return rows[0]?.value;
}
