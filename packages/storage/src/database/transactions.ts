import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';

/**
 * Drizzle on a pool, whose transactions give their connection back however they end. Drizzle's own keep it for ever when
 * `begin` fails: the pool would lose one of its connections with every break at that moment, and never close.
 */
export function withOwnTransactions<S extends Record<string, unknown>>(
  pool: pg.Pool,
  schema: S,
): NodePgDatabase<S> {
  const db = drizzle(pool, { schema });
  const onClient = new WeakMap<pg.PoolClient, NodePgDatabase<S>>();
  const of = (client: pg.PoolClient) => {
    const known = onClient.get(client) ?? drizzle(client, { schema });
    onClient.set(client, known);
    return known;
  };
  db.transaction = async (work, config) => {
    const client = await pool.connect();
    try {
      return await of(client).transaction(work, config);
    } finally {
      // a broken one is dropped by the pool itself
      client.release();
    }
  };
  return db;
}
