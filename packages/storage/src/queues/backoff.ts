import type { Clock } from '@exchange-sim/clock';
import type { EngineBackoffJob, EngineJob, EngineQueue, EngineWorker } from './engine.js';

const LONGEST = 60_000;
/** Longer than any process lives; on a controlled clock the job is promoted when its virtual time comes. */
const UNTIL_PROMOTED = 365 * 24 * 3_600_000;

/** Wait after `attemptsMade` tries, milliseconds: doubles each time, at most a minute. */
export function backoffMs(attemptsMade: number, first: number): number {
  return Math.min(first * 2 ** (attemptsMade - 1), LONGEST);
}

/**
 * BullMQ's back-off counts real time. On a controlled clock the due instant is kept in the job, BullMQ is told to wait
 * nearly for ever, and the clock promotes the job. `failedAt` knows the instant at which a job's try failed.
 */
export function backoffStrategy(clock: Clock, failedAt: WeakMap<object, number>) {
  return async (attemptsMade: number, _type?: string, _error?: Error, job?: EngineBackoffJob) => {
    const wait = backoffMs(attemptsMade, job?.data.backoffMs ?? 1_000);
    if (clock.kind === 'system' || !job) return wait;
    await job.updateData({ ...job.data, dueAt: (failedAt.get(job) ?? clock.now()) + wait });
    return UNTIL_PROMOTED;
  };
}

export interface PromotionParts {
  clock: Clock;
  queue: Pick<EngineQueue, 'getDelayed'>;
  worker: Pick<EngineWorker, 'on'>;
  /** Tries again while the store is away. */
  untilItWorks<T>(attempt: () => Promise<T>): Promise<T>;
}

/** Promotes delayed jobs at their instant of a controlled clock, the earliest due first; also those a former process left. */
export function promoteWhenDue({ clock, queue, worker, untilItWorks }: PromotionParts): void {
  if (clock.kind === 'system') return;
  let before: Promise<void> = Promise.resolve();
  const isDelayed = async ({ id }: EngineJob) => (await queue.getDelayed()).some((job) => job.id === id);
  const promote = async (job: EngineJob) => {
    try {
      await job.promote();
    } catch (error) {
      // one that is no longer delayed was promoted by somebody else
      if (await isDelayed(job)) throw error;
    }
  };
  const inTurn = (job: EngineJob) => {
    // only closing makes it give up
    before = before.then(() => untilItWorks(() => promote(job))).catch(() => {});
  };
  const arm = (job: EngineJob) => {
    const { dueAt } = job.data;
    if (dueAt === undefined) return;
    // A frozen clock runs nothing at its own instant.
    if (dueAt <= clock.now()) inTurn(job);
    else clock.after(dueAt - clock.now(), () => inTurn(job));
  };
  worker.on('failed', (job) => job && arm(job));
  void untilItWorks(() => queue.getDelayed()).then(
    (jobs) => jobs.toSorted((one, other) => (one.data.dueAt ?? 0) - (other.data.dueAt ?? 0)).forEach(arm),
    () => {},
  );
}
