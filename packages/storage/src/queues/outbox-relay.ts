import type { Clock, Timer } from '@exchange-sim/clock';
import type pg from 'pg';
import { type Listener, listen } from '../database/listen.js';
import { pause } from '../until-it-works.js';
import type { EngineQueue } from './engine.js';
import { OUTBOX_CHANNEL } from './job.js';

interface OutboxRow {
  id: string;
  queue: string;
  name: string;
  data: Record<string, unknown>;
  attempts: number;
  backoff_ms: number;
  run_at: string | null;
  seq: string;
}

export interface OutboxRelayOptions {
  pool: pg.Pool;
  /** Of the same database. */
  url: string;
  clock: Clock;
  queue: (name: string) => Promise<EngineQueue>;
  /** Rows stay until their job is `done`, because the queue may forget it. */
  keep: boolean;
}

const BATCH = 200;
/** Begins the ids of jobs; the row's own follows. */
const JOB_ID = 'outbox-';

/** Rows that are due and nobody's yet, the earliest due first. */
const DUE = `select seq from outbox where not relayed and (run_at is null or run_at <= $1)
  order by run_at nulls first, seq limit ${BATCH} for update skip locked`;
const COLUMNS = 'id, queue, name, data, attempts, backoff_ms, run_at, seq';
const TAKE = `delete from outbox where seq in (${DUE}) returning ${COLUMNS}`;
const MARK = `update outbox set relayed = true where seq in (${DUE}) returning ${COLUMNS}`;

/**
 * Hands committed outbox rows to the queue: woken by `NOTIFY`, and by the clock for rows that are due later. A row leaves
 * only after the queue has its job, whose id is the row's, so that a crash in between repeats and never loses.
 */
export class OutboxRelay {
  readonly #options: OutboxRelayOptions;
  #listener: Listener | undefined;
  #due: Timer | undefined;
  #draining: Promise<void> | undefined;
  #again = false;
  #closed = false;

  constructor(options: OutboxRelayOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const wake = () => void this.wake();
    this.#listener = await listen({
      url: this.#options.url,
      channel: OUTBOX_CHANNEL,
      onMessage: wake,
      onConnect: wake,
    });
  }

  /** Looks for due rows now; resolves when none is left. */
  wake(): Promise<void> {
    this.#again = true;
    this.#draining ??= this.#drain().finally(() => {
      this.#draining = undefined;
    });
    return this.#draining;
  }

  /** Hands all jobs over that are not done: the queue, which may have lost some, takes those it still has for known. */
  async handOverAgain(): Promise<void> {
    await this.#options.pool.query('update outbox set relayed = false where relayed');
    await this.wake();
  }

  /** The job with this id of the queue needs no further try. */
  async done(jobId: string): Promise<void> {
    if (!this.#options.keep) return;
    // one that stays is handed over again some day, and its handler has seen it before
    await this.#options.pool
      .query('delete from outbox where id = $1', [jobId.slice(JOB_ID.length)])
      .catch(() => {});
  }

  get isBusy(): boolean {
    return this.#draining !== undefined;
  }

  /** Resolves when no row is due at this instant of the clock; `true` when none was. */
  async rest(): Promise<boolean> {
    const draining = this.#draining;
    await draining;
    const { pool, clock } = this.#options;
    const { rowCount } = await pool.query(
      'select 1 from outbox where not relayed and (run_at is null or run_at <= $1) limit 1',
      [clock.now()],
    );
    if (rowCount) await this.wake();
    return !draining && !rowCount;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#due?.cancel();
    await this.#draining;
    await this.#listener?.close();
  }

  async #drain(): Promise<void> {
    while (this.#again && !this.#closed) {
      this.#again = false;
      try {
        while ((await this.#relayBatch()) === BATCH);
        await this.#armNext();
      } catch {
        // Nothing is lost: the rows are still there.
        await pause();
        this.#again = true;
      }
    }
  }

  async #relayBatch(): Promise<number> {
    const { pool, clock, queue, keep } = this.#options;
    const client = await pool.connect();
    let broken = false;
    try {
      await client.query('begin');
      const { rows } = await client.query<OutboxRow>(keep ? MARK : TAKE, [clock.now()]);
      const inOrder = rows.toSorted(byDueTime);
      await Promise.all(
        [...new Set(rows.map((row) => row.queue))].map(async (name) =>
          (await queue(name)).addBulk(inOrder.filter((row) => row.queue === name).map(toJob)),
        ),
      );
      await client.query('commit');
      return rows.length;
    } catch (error) {
      await client.query('rollback').catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async #armNext(): Promise<void> {
    const { pool, clock } = this.#options;
    const { rows } = await pool.query<{ next: string | null }>(
      'select min(run_at) as next from outbox where not relayed',
    );
    const next = rows[0]?.next;
    this.#due?.cancel();
    if (next == null || this.#closed) return;
    const wait = Number(next) - clock.now();
    // A frozen clock runs nothing at its own instant.
    if (wait <= 0) {
      await pause();
      this.#again = true;
    } else this.#due = clock.after(wait, () => void this.wake());
  }
}

function toJob(row: OutboxRow) {
  const { id, name, data, attempts, backoff_ms: backoffMs } = row;
  return {
    name,
    data: { data, attempts, backoffMs },
    opts: { jobId: `${JOB_ID}${id}`, attempts, backoff: { type: 'on-the-clock' } },
  };
}

function byDueTime(one: OutboxRow, other: OutboxRow): number {
  return Number(one.run_at ?? 0) - Number(other.run_at ?? 0) || Number(one.seq) - Number(other.seq);
}
