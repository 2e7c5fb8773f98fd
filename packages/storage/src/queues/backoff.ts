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
 * nearly for ever, and the clock promotes the job.
 */
export function backoffStrategy(clock: Clock) {
  return async (attemptsMade: number, _type?: string, _error?: Error, job?: EngineBackoffJob) => {
    const wait = backoffMs(attemptsMade, job?.data.backoffMs ?? 1_000);
    if (clock.kind === 'system' || !job) return wait;
    await job.updateData({ ...job.data, dueAt: clock.now() + wait });
    return UNTIL_PROMOTED;
  };
}

/** Promotes delayed jobs at their instant of a controlled clock; also those a former process left. */
export function promoteWhenDue(clock: Clock, queue: EngineQueue, worker: EngineWorker): void {
  if (clock.kind === 'system') return;
  const arm = (job: { data: { dueAt?: number }; promote(): Promise<void> }) => {
    const { dueAt } = job.data;
    // A job that is no longer delayed was promoted by somebody else.
    if (dueAt !== undefined)
      clock.after(Math.max(0, dueAt - clock.now()), () => void job.promote().catch(() => {}));
  };
  worker.on('failed', (job) => job && arm(job));
  void queue.getDelayed().then(
    (jobs) => jobs.forEach(arm),
    () => {},
  );
}
