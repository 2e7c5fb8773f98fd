import { type SQL, sql } from 'drizzle-orm';

/** A job to be done later, once the transaction that asked for it is committed. */
export interface NewJob {
  queue: string;
  name: string;
  /** Plain JSON. */
  data: Record<string, unknown>;
  /** Not before this instant of the stack's clock, milliseconds since the Unix epoch. */
  runAt?: number;
  /** How often it is tried in all; 1 when absent. */
  attempts?: number;
  /** Wait before the second try; doubles with each further one up to a minute. */
  backoffMs?: number;
}

/** One try of a job, as its handler sees it. */
export interface JobRun {
  id: string;
  name: string;
  data: Record<string, unknown>;
  /** 1 for the first try. */
  attempt: number;
  attempts: number;
}

/** Does one try. A thrown error is followed by another try, unless it is a `GiveUp`. May see the same job twice. */
export type JobHandler = (job: JobRun) => Promise<void>;

/** Thrown by a handler when trying again is of no use. */
export class GiveUp extends Error {
  override readonly name = 'GiveUp';
}

/** A drizzle database or transaction. */
export interface SqlRunner {
  execute(query: SQL): PromiseLike<unknown>;
}

export const OUTBOX_CHANNEL = 'outbox';

/** Writes the job beside whatever else the transaction does; nothing is enqueued when it rolls back. */
export async function enqueue(tx: SqlRunner, job: NewJob): Promise<void> {
  const { queue, name, data, runAt = null, attempts = 1, backoffMs = 1_000 } = job;
  await tx.execute(sql`
    with added as (
      insert into outbox (queue, name, data, attempts, backoff_ms, run_at)
      values (${queue}, ${name}, ${JSON.stringify(data)}::jsonb, ${attempts}, ${backoffMs}, ${runAt})
      returning 1
    )
    select pg_notify(${OUTBOX_CHANNEL}, '') from added`);
}
