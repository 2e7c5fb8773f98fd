import { connectRedis } from './connect-redis.js';

/** Removes what queues keep in Redis. Nobody may be using them any more. @param prefix as `redisPrefix` gives it */
export async function forgetJobs(prefix: string, redisUrl: string): Promise<void> {
  const redis = await connectRedis(redisUrl);
  try {
    for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 1_000 }))
      if (keys.length > 0) await redis.unlink(keys);
  } finally {
    redis.disconnect();
  }
}
