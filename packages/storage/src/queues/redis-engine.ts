import { connected, type Engine, type Envelope, workerOptions } from './engine.js';

/** BullMQ on Redis. @param prefix begins the names of all its keys */
export async function redisEngine(url: string, prefix: string): Promise<Engine> {
  const [{ createRedisBackend, withBackend }, { Redis }] = await Promise.all([
    import('bullmq'),
    import('ioredis'),
  ]);
  const { Queue, Worker } = withBackend(createRedisBackend);
  const connection = { url, maxRetriesPerRequest: null };
  const watch = new Redis(url, { maxRetriesPerRequest: null });
  // it connects again by itself
  watch.on('error', () => {});
  return {
    queue: (name) => connected(() => new Queue<Envelope>(name, { connection, prefix })),
    worker: (name, processor, options) =>
      connected(
        () => new Worker<Envelope>(name, processor, { ...workerOptions(options), connection, prefix }),
      ),
    onBack(listener) {
      if (watch.status === 'ready') listener();
      watch.on('ready', listener);
    },
    close: async () => watch.disconnect(),
  };
}
