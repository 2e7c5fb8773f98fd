/** Takes a job of the queue `mail`, says so, and never ends it. Arguments: server URL, database name, Redis URL. @module */
import { SystemClock } from '@exchange-sim/clock';
import { openDatabase } from '../src/database/open-database.js';
import { openQueues } from '../src/queues/open-queues.js';

const [, , url = '', name = '', redisUrl = ''] = process.argv;
const migrations = new URL('../migrations/', import.meta.url);
const database = await openDatabase({ url, name, schema: {}, migrations });
const recorder = { begin: () => ({ end() {} }), report() {} };
const clock = new SystemClock();
const queues = await openQueues({
  database,
  ...(redisUrl && { redisUrl }),
  clock,
  recorder,
  party: 'provider-backend',
  lockMs: 300,
});
queues.worker('mail', () => {
  process.stdout.write('taken');
  return new Promise(() => {});
});
