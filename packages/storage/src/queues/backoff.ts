import type { Clock } from '@exchange-sim/clock';
import type { EngineBackoffJob, EngineQueue, EngineWorker } from './engine.js';

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

/** Promotes delayed jobs at their instant of a controlled clock; also those a former process left. */
export function promoteWhenDue(
  clock: Clock,
  delayed: () => ReturnType<EngineQueue['getDelayed']>,
  worker: EngineWorker,
): void {
  if (clock.kind === 'system') return;
  const arm = (job: { data: { dueAt?: number }; promote(): Promise<void> }) => {
    const { dueAt } = job.data;
    if (dueAt === undefined) return;
    // A job that is no longer delayed was promoted by somebody else.
    const promote = () => void job.promote().catch(() => {});
    // A frozen clock runs nothing at its own instant.
    if (dueAt <= clock.now()) promote();
    else clock.after(dueAt - clock.now(), promote);
  };
  worker.on('failed', (job) => job && arm(job));
  void delayed().then(
    (jobs) => jobs.forEach(arm),
    () => {},
  );
}
