import type { Redis } from 'ioredis';

const PATIENCE_MS = 5_000;

/**
 * One connection that is not mended. Throws one sentence, without the URL's password, when Redis does not answer.
 * @param url `redis://…` or `rediss://…`
 */
export async function connectRedis(url: string): Promise<Redis> {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: PATIENCE_MS,
    commandTimeout: PATIENCE_MS,
  });
  let reason = '';
  redis.on('error', (error: Error) => {
    reason = error.message;
  });
  try {
    await redis.connect();
    await redis.ping();
    return redis;
  } catch (error) {
    redis.disconnect();
    const { hostname, port } = new URL(url);
    const words = reason || (error instanceof Error ? error.message : String(error));
    throw new Error(
      `Redis at ${hostname}:${port || 6379} cannot be used (${words}): is it running, and is the URL's password right?`,
      { cause: error },
    );
  }
}
