import { SystemClock } from '@exchange-sim/clock';

/** Wait between two tries, real time. */
export const RETRY_MS = 250;
/** Connections are mended in real time, whatever the stack's clock does. */
const realTime = new SystemClock();

/** Tries again every quarter of a second until it works; rejects with the last error once `givenUp` is aborted. */
export async function untilItWorks<T>(attempt: () => Promise<T>, givenUp: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      await pause(givenUp);
      if (givenUp.aborted) throw error;
    }
  }
}

/** A wait of real time between two tries; ends early when `givenUp` is aborted. */
export function pause(givenUp?: AbortSignal): Promise<void> {
  return realTime.sleep(RETRY_MS, givenUp).catch(() => {});
}
