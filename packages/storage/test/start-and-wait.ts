/** Starts a Postgres and says its process id and data directory. @module */
import { startPostgres } from '../src/postgres/start-postgres.js';

const server = await startPostgres();
process.stdout.write(`${server.pid} ${server.dataDir}`);
