import type { Clock } from '@exchange-sim/clock';
import type { HopStart, Recorder } from '@exchange-sim/trace';
import type pg from 'pg';
import { migrate } from '../database/migrate.js';
import { backoffStrategy, promoteWhenDue } from './backoff.js';
import { type Engine, type EngineQueue, type EngineWorker, postgresEngine, redisEngine } from './engine.js';
import { enqueue, GiveUp, type JobHandler, type NewJob, type SqlRunner } from './job.js';
import { OutboxRelay } from './outbox-relay.js';

export interface OpenQueuesOptions {
  /** The service's own database, as `openDatabase` gives it. */
  database: { pool: pg.Pool; url: string };
  /** Jobs go through Redis instead of Postgres; the outbox stays in the database. */
  redisUrl?: string;
  clock: Clock;
  recorder: Recorder;
  /** Whose jobs these are, in the trace. */
  party: HopStart['from'];
  /** A job whose worker has not been heard of for this long is given to another; real milliseconds. */
  lockMs?: number;
}

export interface Queues {
  /** Adds a job within the caller's transaction. */
  enqueue(tx: SqlRunner, job: NewJob): Promise<void>;
  /** Has `handler` do the jobs of a queue. */
  worker(queue: string, handler: JobHandler, options?: { concurrency?: number }): void;
  /** Resolves when jobs are being relayed and worked on; rejects when the store cannot be used. */
  ready: Promise<void>;
  /** Lets running jobs end, then stops. */
  close(): Promise<void>;
}

/**
 * Queues with a transactional outbox. Returns as soon as `enqueue` works; BullMQ, which takes longer to load, follows in
 * the background (`ready`).
 */
export async function openQueues(options: OpenQueuesOptions): Promise<Queues> {
  const { database } = options;
  const client = await database.pool.connect();
  try {
    await migrate(client, new URL('../../migrations/', import.meta.url));
  } finally {
    client.release();
  }
  return new BullQueues(options);
}

class BullQueues implements Queues {
  readonly #options: OpenQueuesOptions;
  readonly #engine: Promise<Engine>;
  readonly #relay: Promise<OutboxRelay>;
  readonly #queues = new Map<string, EngineQueue>();
  readonly #workers: EngineWorker[] = [];
  #closing: Promise<void> | undefined;

  readonly ready: Promise<void>;
  readonly enqueue = enqueue;

  constructor(options: OpenQueuesOptions) {
    this.#options = options;
    const { database, redisUrl, clock } = options;
    const prefix = new URL(database.url).pathname.slice(1);
    this.#engine = redisUrl ? redisEngine(redisUrl, prefix) : postgresEngine(database.url);
    this.#relay = this.#engine.then(
      (engine) => new OutboxRelay(database.pool, database.url, clock, (name) => this.#queue(engine, name)),
    );
    this.ready = this.#relay.then((relay) => relay.start());
    this.ready.catch(() => {});
  }

  worker(queue: string, handler: JobHandler, { concurrency = 8 }: { concurrency?: number } = {}): void {
    void this.#engine.then(
      (engine) => {
        if (!this.#closing) this.#work(engine, queue, handler, concurrency);
      },
      () => {},
    );
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const engine = await this.#engine.catch(() => undefined);
    if (!engine) return;
    await this.ready.catch(() => {});
    await (await this.#relay).close();
    await Promise.all(this.#workers.map((worker) => worker.close()));
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
    await engine.close();
  }

  #queue(engine: Engine, name: string): EngineQueue {
    const queue = this.#queues.get(name) ?? engine.queue(name);
    this.#queues.set(name, queue);
    return queue;
  }

  #work(engine: Engine, queue: string, handler: JobHandler, concurrency: number): void {
    const { clock, recorder, party, lockMs = 15_000 } = this.#options;
    const worker = engine.worker(
      queue,
      async ({ id = '', name, data: { data, attempts }, attemptsMade }) => {
        const attempt = attemptsMade + 1;
        const hop = recorder.begin({
          from: party,
          to: party,
          kind: 'job',
          name,
          request: { ...data, attempt },
        });
        try {
          await handler({ id, name, data, attempt, attempts });
          hop.end({ status: 'done' });
        } catch (error) {
          const message = error instanceof Error ? error.message : String(error);
          hop.end({ status: 'failed', response: { message } });
          if (!(error instanceof GiveUp)) throw error;
          const { UnrecoverableError } = await import('bullmq');
          throw new UnrecoverableError(message);
        }
      },
      { concurrency, lockMs, backoffStrategy: backoffStrategy(clock) },
    );
    this.#workers.push(worker);
    promoteWhenDue(clock, this.#queue(engine, queue), worker);
  }
}
