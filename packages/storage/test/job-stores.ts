import { hasRedisServer, startRedis } from './redis-server.js';

export type JobStore = 'Postgres' | 'Redis';

const REDIS = process.env.REDIS_URL || (hasRedisServer ? 'redis-server' : undefined);

/** Where jobs can be kept on this machine: Postgres always, Redis when there is one. */
export const JOB_STORES: readonly JobStore[] = REDIS ? ['Postgres', 'Redis'] : ['Postgres'];

if (!REDIS)
  process.stderr.write(
    '\nNot run on Redis: the tests of the queues. There is no redis-server on PATH, and REDIS_URL is not set.\n',
  );

/** The Redis of `REDIS_URL`, or one started for these tests; `undefined` when jobs are in Postgres. */
export async function openJobStore(
  store: JobStore,
): Promise<{ redisUrl: string | undefined; close(): Promise<void> }> {
  if (store === 'Postgres') return { redisUrl: undefined, close: async () => {} };
  if (process.env.REDIS_URL) return { redisUrl: process.env.REDIS_URL, close: async () => {} };
  const redis = await startRedis();
  return { redisUrl: redis.url, close: () => redis.close() };
}
