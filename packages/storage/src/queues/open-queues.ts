import type { Clock } from '@exchange-sim/clock';
import type { HopStart, Recorder } from '@exchange-sim/trace';
import type { Processor } from 'bullmq';
import type pg from 'pg';
import { migrate } from '../database/migrate.js';
import { redisPrefix } from '../redis/redis-prefix.js';
import { untilItWorks } from '../until-it-works.js';
import { backoffStrategy, promoteWhenDue } from './backoff.js';
import type { Engine, EngineQueue, EngineWorker, Envelope } from './engine.js';
import { enqueue, GiveUp, type JobHandler, type NewJob, type SqlRunner } from './job.js';
import { OutboxRelay } from './outbox-relay.js';
import { postgresEngine } from './postgres-engine.js';
import { redisEngine } from './redis-engine.js';

export interface OpenQueuesOptions {
  /** The service's own database, as `openDatabase` gives it. */
  database: { pool: pg.Pool; url: string };
  /** Jobs go through Redis instead of Postgres; the outbox stays in the database, and keeps each job until it is done. */
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
  /** Resolves when jobs are being relayed and worked on, however long the store is away; rejects when closed before. */
  ready: Promise<void>;
  /** Whether jobs are being handed over, waiting or being tried, as far as this process knows without asking the store. */
  readonly isBusy: boolean;
  /** Resolves when jobs that are due at this instant of the clock are on their way; `true` when none was due, waiting or being tried. */
  rest(): Promise<boolean>;
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
  readonly #relay: OutboxRelay;
  readonly #queues = new Map<string, Promise<EngineQueue>>();
  readonly #workers: Array<Promise<EngineWorker>> = [];
  /** When a job's try failed, on the stack's clock. */
  readonly #failedAt = new WeakMap<object, number>();
  /** Jobs may be waiting or being tried: some were handed over since the queues were last seen empty. */
  #mayWork = true;
  readonly #promoting = new Set<Promise<unknown>>();
  readonly #givenUp = new AbortController();
  #closing: Promise<void> | undefined;

  readonly ready: Promise<void>;
  readonly enqueue = enqueue;

  constructor(options: OpenQueuesOptions) {
    this.#options = options;
    const {
      database: { pool, url },
      redisUrl,
      clock,
    } = options;
    this.#engine = this.#untilItWorks(async () =>
      redisUrl ? redisEngine(redisUrl, await redisPrefix(pool)) : postgresEngine(url),
    );
    this.#engine.catch(() => {});
    const queue = (name: string) => {
      this.#mayWork = true;
      return this.#queue(name);
    };
    this.#relay = new OutboxRelay({ pool, url, clock, queue, keep: redisUrl !== undefined });
    this.ready = this.#engine.then((engine) => this.#relayTo(engine));
    this.ready.catch(() => {});
  }

  worker(queue: string, handler: JobHandler, { concurrency = 8 }: { concurrency?: number } = {}): void {
    const worker = this.#work(queue, handler, concurrency);
    // Only closing makes it give up.
    worker.catch(() => {});
    this.#workers.push(worker);
  }

  get isBusy(): boolean {
    return this.#mayWork || this.#promoting.size > 0 || this.#relay.isBusy;
  }

  async rest(): Promise<boolean> {
    const isRelayed = await this.#relay.rest();
    const promoted = [...this.#promoting];
    await Promise.allSettled(promoted);
    if (this.#mayWork) {
      this.#mayWork = false;
      const queues = await Promise.all(this.#queues.values());
      const counts = await Promise.all(queues.map((each) => each.getJobCountByTypes('waiting', 'active')));
      if (counts.some(Boolean)) this.#mayWork = true;
    }
    return isRelayed && promoted.length === 0 && !this.#mayWork;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#givenUp.abort();
    await this.#engine.then((engine) => engine.giveUp?.()).catch(() => {});
    await this.ready.catch(() => {});
    await this.#relay.close();
    await this.#closeAll(this.#workers);
    await this.#closeAll([...this.#queues.values()]);
    await this.#closeAll([this.#engine]);
  }

  async #relayTo(engine: Engine): Promise<void> {
    engine.onBack?.(() => {
      this.#untilItWorks(() => this.#relay.handOverAgain()).catch(() => {});
    });
    await this.#untilItWorks(() => this.#relay.start());
  }

  async #closeAll(opened: Array<Promise<{ close(): Promise<void> }>>): Promise<void> {
    const results = await Promise.allSettled(opened);
    await Promise.all(results.map((result) => result.status === 'fulfilled' && result.value.close()));
  }

  #untilItWorks<T>(attempt: () => Promise<T>): Promise<T> {
    return untilItWorks(attempt, this.#givenUp.signal);
  }

  #queue(name: string): Promise<EngineQueue> {
    const queue =
      this.#queues.get(name) ?? this.#engine.then((engine) => this.#untilItWorks(() => engine.queue(name)));
    this.#queues.set(name, queue);
    return queue;
  }

  async #work(queue: string, handler: JobHandler, concurrency: number): Promise<EngineWorker> {
    const { clock, lockMs = 15_000 } = this.#options;
    const engine = await this.#engine;
    const options = { concurrency, lockMs, backoffStrategy: backoffStrategy(clock, this.#failedAt) };
    const worker = await this.#untilItWorks(() => engine.worker(queue, this.#processor(handler), options));
    promoteWhenDue({
      clock,
      queue: await this.#queue(queue),
      worker,
      untilItWorks: (attempt) => this.#promote(attempt),
    });
    worker.run().catch(() => {});
    return worker;
  }

  #promote<T>(attempt: () => Promise<T>): Promise<T> {
    this.#mayWork = true;
    const promoting = this.#untilItWorks(attempt);
    this.#promoting.add(promoting);
    const over = () => this.#promoting.delete(promoting);
    promoting.then(over, over);
    return promoting;
  }

  /** One try of a job, recorded in the trace. */
  #processor(handler: JobHandler): Processor<Envelope> {
    const { clock, recorder, party } = this.#options;
    return async (job) => {
      const {
        id = '',
        name,
        data: { data, attempts },
        attemptsMade,
      } = job;
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
        await this.#relay.done(id);
      } catch (error) {
        this.#failedAt.set(job, clock.now());
        const message = error instanceof Error ? error.message : String(error);
        hop.end({ status: 'failed', response: { message } });
        const isLast = error instanceof GiveUp || attempt >= attempts;
        if (isLast) await this.#relay.done(id);
        if (!(error instanceof GiveUp)) throw error;
        const { UnrecoverableError } = await import('bullmq');
        throw new UnrecoverableError(message);
      }
    };
  }
}
