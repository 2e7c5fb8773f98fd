import { connectRedis } from '../redis/connect-redis.js';
import { forgetJobs } from '../redis/forget-jobs.js';
import { knownPrefix } from '../redis/redis-prefix.js';
import { connectTo } from './databases.js';

/** Throws one sentence, without the URL's password, when no Redis answers. */
export async function checkRedis(redisUrl: string): Promise<void> {
  (await connectRedis(redisUrl)).disconnect();
}

/**
 * Removes what the queues of a database left in Redis.
 * @param url any database of its server
 */
export async function forgetJobsOf(url: string, name: string, redisUrl: string): Promise<void> {
  const own = new URL(url);
  own.pathname = `/${name}`;
  const client = await connectTo(own.href);
  try {
    const prefix = await knownPrefix(client);
    if (prefix !== undefined) await forgetJobs(prefix, redisUrl);
  } finally {
    await client.end();
  }
}
