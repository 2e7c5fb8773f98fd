/** Postgres, migrations and queues. @module */
export { type Database, type OpenDatabaseOptions, openDatabase } from './database/open-database.js';
export { type RunningPostgres, type StartPostgresOptions, startPostgres } from './postgres/start-postgres.js';
