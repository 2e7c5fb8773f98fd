import { pause, RETRY_MS } from '../until-it-works.js';
import { connected, type Engine, type Envelope, workerOptions } from './engine.js';

/** BullMQ on Redis. @param prefix begins the names of all its keys */
export async function redisEngine(url: string, prefix: string): Promise<Engine> {
  const [{ createRedisBackend, withBackend }, { Redis }] = await Promise.all([
    import('bullmq'),
    import('ioredis'),
  ]);
  const { Queue, Worker } = withBackend(createRedisBackend);
  let givenUp = false;
  const mending = { maxRetriesPerRequest: null, retryStrategy: () => (givenUp ? null : RETRY_MS) };
  const options = { connection: { url, ...mending }, prefix };
  const watch = new Redis(url, mending);
  // it connects again by itself
  watch.on('error', () => {});
  return {
    queue: (name) => connected(() => new Queue<Envelope>(name, options)),
    worker: (name, processor, wanted) =>
      connected(() => new Worker<Envelope>(name, processor, { ...workerOptions(wanted), ...options })),
    onBack(listener) {
      if (watch.status === 'ready') listener();
      watch.on('ready', listener);
    },
    async giveUp() {
      givenUp = true;
      if (watch.status === 'ready') return;
      // BullMQ would wait for ever for the end of a connection that is waiting for its next try
      if (watch.status !== 'end') await new Promise((resolve) => watch.once('end', resolve));
      await pause();
    },
    close: async () => watch.disconnect(),
  };
}
