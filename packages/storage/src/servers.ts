/** Servers from outside, which several stacks may share. Loads neither the ORM nor the queues. @module */
export {
  claimDatabases,
  connectTo,
  type DatabasesClaim,
  dropDatabase,
  unusedDatabases,
} from './servers/databases.js';
export { checkRedis, forgetJobsOf } from './servers/redis.js';
