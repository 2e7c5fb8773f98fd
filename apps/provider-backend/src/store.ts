import { type Database, openDatabase } from '@exchange-sim/storage';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { providerMigrations } from './migrations.js';

type Schema = Record<string, never>;

/** The service's database. Tables are declared beside the repository that owns them. */
export type Store = Database<Schema>;
/** The database, or a transaction of it. */
export type Tx = Pick<NodePgDatabase<Schema>, 'select' | 'insert' | 'update' | 'delete' | 'execute'>;

/** The service's own database on a server, migrated. `url` is any database of the server. */
export function openStore(url: string, name = 'provider_backend'): Promise<Store> {
  return openDatabase({ url, name, schema: {}, migrations: providerMigrations });
}
