import type { Database } from '@exchange-sim/storage';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';

type Schema = Record<string, never>;

/** The service's database. Tables are declared beside the repository that owns them. */
export type Store = Database<Schema>;
/** The database, or a transaction of it. */
export type Tx = Pick<NodePgDatabase<Schema>, 'select' | 'insert' | 'update' | 'delete' | 'execute'>;
