/** The embedded Postgres alone: loads neither the ORM nor the queues, so that the server boots while they load. @module */
export { migrationsKey } from './database/migrate.js';
export { scratchDirectory } from './postgres/scratch-directory.js';
export {
  type Preparation,
  type RunningPostgres,
  type StartPostgresOptions,
  startPostgres,
} from './postgres/start-postgres.js';

/** SQL of the outbox, applied to every database that has queues. */
export const queueMigrations = new URL('../migrations/', import.meta.url);
