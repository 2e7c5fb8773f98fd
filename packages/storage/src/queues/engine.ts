import type { Processor } from 'bullmq';

/** What travels through BullMQ. */
export interface Envelope {
  data: Record<string, unknown>;
  attempts: number;
  backoffMs: number;
  /** When the next try is due on a controlled clock. */
  dueAt?: number;
}

export interface EngineJob {
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
  getJobCountByTypes(...types: Array<'waiting' | 'active'>): Promise<number>;
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
  /** Of a store that may come back with fewer jobs than it had: called each time it is there (again). */
  onBack?(listener: () => void): void;
  /** Before queues and workers are closed: what is not connected now need not be any more. */
  giveUp?(): Promise<void>;
  close(): Promise<void>;
}

const QUEUE_OPTIONS = { removeOnComplete: { count: 1_000 }, removeOnFail: { count: 5_000 } };

/** BullMQ's options of a worker, on either store. */
export function workerOptions({ concurrency, lockMs, backoffStrategy }: EngineWorkerOptions) {
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

interface Connecting {
  on(event: 'error', listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * BullMQ remembers for ever that its first connection failed, and its worker then asks without end: what could not connect is
 * thrown away. Later it mends a lost connection by itself; without a listener that error would end the process.
 */
export async function connected<T extends Connecting>(make: () => T): Promise<T> {
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
