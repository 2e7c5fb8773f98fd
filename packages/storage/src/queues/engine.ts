import type { Processor } from 'bullmq';
import { openPatientPool } from './patient-pool.js';

/** What travels through BullMQ. */
export interface Envelope {
  data: Record<string, unknown>;
  attempts: number;
  backoffMs: number;
  /** When the next try is due on a controlled clock. */
  dueAt?: number;
}

interface EngineJob {
  id?: string | undefined;
  data: Envelope;
  promote(): Promise<void>;
}

export interface EngineQueue {
  addBulk(
    jobs: Array<{
      name: string;
      data: Envelope;
      opts: { jobId: string; attempts: number; backoff: { type: string } };
    }>,
  ): Promise<unknown>;
  getDelayed(): Promise<EngineJob[]>;
  close(): Promise<void>;
}

export interface EngineWorker {
  on(event: 'failed', listener: (job: EngineJob | undefined) => void): unknown;
  run(): Promise<void>;
  close(): Promise<void>;
}

export interface EngineWorkerOptions {
  concurrency: number;
  /** A job whose worker has not been heard of for this long is given to another. */
  lockMs: number;
  backoffStrategy(
    attemptsMade: number,
    type?: string,
    error?: Error,
    job?: EngineBackoffJob,
  ): Promise<number> | number;
}

export interface EngineBackoffJob {
  data: Envelope;
  updateData(data: Envelope): Promise<void>;
}

/** BullMQ bound to one of its stores. Queues and workers are handed out once they are connected. */
export interface Engine {
  queue(name: string): Promise<EngineQueue>;
  /** A worker that does nothing before its `run` is called. */
  worker(name: string, processor: Processor<Envelope>, options: EngineWorkerOptions): Promise<EngineWorker>;
  close(): Promise<void>;
}

const QUEUE_OPTIONS = { removeOnComplete: { count: 1_000 }, removeOnFail: { count: 5_000 } };

function workerOptions({ concurrency, lockMs, backoffStrategy }: EngineWorkerOptions) {
  return {
    ...QUEUE_OPTIONS,
    autorun: false,
    concurrency,
    lockDuration: lockMs,
    stalledInterval: lockMs,
    maxStalledCount: 10,
    // Seconds: a worker is woken by notification, this is only how often it looks without one.
    drainDelay: 30,
    runRetryDelay: 250,
    settings: { backoffStrategy },
  };
}

/** BullMQ's own Postgres store, in the schema `bullmq` of the service's database. */
export async function postgresEngine(url: string): Promise<Engine> {
  const { assertSchemaCompatibility, createPostgresBackend, runMigrations, withBackend } = await import(
    'bullmq'
  );
  const pool = openPatientPool(url);
  try {
    const client = await pool.connect();
    try {
      await assertSchemaCompatibility(client).catch(() => runMigrations(client));
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  const { Queue, Worker } = withBackend(createPostgresBackend);
  return {
    queue: (name) => connected(() => new Queue<Envelope>(name, { connection: pool })),
    worker: (name, processor, options) =>
      connected(() => new Worker<Envelope>(name, processor, { ...workerOptions(options), connection: pool })),
    close: () => pool.end(),
  };
}

/** BullMQ on Redis. */
export async function redisEngine(url: string, prefix: string): Promise<Engine> {
  const { createRedisBackend, withBackend } = await import('bullmq');
  const { Queue, Worker } = withBackend(createRedisBackend);
  const connection = { url, maxRetriesPerRequest: null };
  return {
    queue: (name) => connected(() => new Queue<Envelope>(name, { connection, prefix })),
    worker: (name, processor, options) =>
      connected(
        () => new Worker<Envelope>(name, processor, { ...workerOptions(options), connection, prefix }),
      ),
    close: async () => {},
  };
}

interface Connecting {
  on(event: 'error', listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * BullMQ remembers for ever that its first connection failed, and its worker then asks without end: what could not connect is
 * thrown away. Later it mends a lost connection by itself; without a listener that error would end the process.
 */
async function connected<T extends Connecting>(make: () => T): Promise<T> {
  const made = make();
  made.on('error', () => {});
  try {
    await made.waitUntilReady();
    return made;
  } catch (error) {
    await made.close().catch(() => {});
    throw error;
  }
}
