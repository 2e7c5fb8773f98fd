/** Postgres, migrations and queues. @module */

export { type Listener, type ListenOptions, listen } from './database/listen.js';
export { type Database, type OpenDatabaseOptions, openDatabase } from './database/open-database.js';
export { type RunningPostgres, type StartPostgresOptions, startPostgres } from './postgres/start-postgres.js';
export { GiveUp, type JobHandler, type JobRun, type NewJob, type SqlRunner } from './queues/job.js';
export { type OpenQueuesOptions, openQueues, type Queues } from './queues/open-queues.js';
