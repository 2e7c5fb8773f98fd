import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { unreachable } from '../servers/databases.js';
import { migrate } from './migrate.js';
import { openPool } from './open-pool.js';
import { withOwnTransactions } from './transactions.js';

export interface OpenDatabaseOptions<S extends Record<string, unknown>> {
  /** Any database of the server, e.g. the `url` of `startPostgres` or `DATABASE_URL`. */
  url: string;
  /** Name of the service's own database, made when it does not exist: lower-case letters, digits and underscores. */
  name: string;
  /** Drizzle tables by name. */
  schema: S;
  /** Folder of `*.sql` files, applied once each in the order of their names. */
  migrations: string | URL;
}

export interface Database<S extends Record<string, unknown>> {
  db: NodePgDatabase<S>;
  pool: pg.Pool;
  /** Connection string of the service's own database. */
  url: string;
  /** Rejects while the database cannot answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const MISSING_DATABASE = '3D000';
const ALREADY_THERE = new Set(['42P04', '23505']);

/** Opens a service's own database with up to 8 pooled connections, creating and migrating it first. */
export async function openDatabase<S extends Record<string, unknown>>({
  url,
  name,
  schema,
  migrations,
}: OpenDatabaseOptions<S>): Promise<Database<S>> {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name))
    throw new Error(`"${name}" is not a database name: a–z, 0–9 and _.`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  await migrateOnce(url, own.href, name, migrations);
  const pool = openPool({ connectionString: own.href, max: 8 });
  return {
    db: withOwnTransactions(pool, schema),
    pool,
    url: own.href,
    ping: async () => {
      await pool.query('select 1');
    },
    close: () => pool.end(),
  };
}

async function migrateOnce(url: string, own: string, name: string, migrations: string | URL): Promise<void> {
  const client = await connect(own).catch(async (error) => {
    if (error.code !== MISSING_DATABASE) throw unreachable(url, error);
    await createDatabase(url, name);
    return connect(own);
  });
  try {
    await migrate(client, migrations);
  } finally {
    await client.end();
  }
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = await connect(url).catch((error) => {
    throw unreachable(url, error);
  });
  try {
    await client.query(`create database ${name}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || !ALREADY_THERE.has(error.code ?? ''))
      throw unreachable(url, error);
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return client;
}
