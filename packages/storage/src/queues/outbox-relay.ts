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
}

const BATCH = 200;

/**
 * Hands committed outbox rows to the queue: woken by `NOTIFY`, and by the clock for rows that are due later. A row leaves
 * only after the queue has its job, whose id is the row's, so that a crash in between repeats and never loses.
 */
export class OutboxRelay {
  readonly #pool: pg.Pool;
  readonly #url: string;
  readonly #clock: Clock;
  readonly #queue: (name: string) => Promise<EngineQueue>;
  #listener: Listener | undefined;
  #due: Timer | undefined;
  #draining: Promise<void> | undefined;
  #again = false;
  #closed = false;

  constructor(pool: pg.Pool, url: string, clock: Clock, queue: (name: string) => Promise<EngineQueue>) {
    this.#pool = pool;
    this.#url = url;
    this.#clock = clock;
    this.#queue = queue;
  }

  async start(): Promise<void> {
    const wake = () => void this.wake();
    this.#listener = await listen({
      url: this.#url,
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
    const client = await this.#pool.connect();
    let broken = false;
    try {
      await client.query('begin');
      const { rows } = await client.query<OutboxRow>(
        `delete from outbox where seq in (
           select seq from outbox where run_at is null or run_at <= $1 order by seq limit ${BATCH} for update skip locked
         ) returning id, queue, name, data, attempts, backoff_ms, seq`,
        [this.#clock.now()],
      );
      await Promise.all(
        [...new Set(rows.map((row) => row.queue))].map(async (queue) =>
          (await this.#queue(queue)).addBulk(rows.filter((row) => row.queue === queue).map(toJob)),
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
    const { rows } = await this.#pool.query<{ next: string | null }>(
      'select min(run_at) as next from outbox',
    );
    const next = rows[0]?.next;
    this.#due?.cancel();
    if (next == null || this.#closed) return;
    const wait = Number(next) - this.#clock.now();
    // A frozen clock runs nothing at its own instant.
    if (wait <= 0) {
      await pause();
      this.#again = true;
    } else this.#due = this.#clock.after(wait, () => void this.wake());
  }
}

function toJob(row: OutboxRow) {
  const { id, name, data, attempts, backoff_ms: backoffMs } = row;
  return {
    name,
    data: { data, attempts, backoffMs },
    opts: { jobId: `outbox-${id}`, attempts, backoff: { type: 'on-the-clock' } },
  };
}
