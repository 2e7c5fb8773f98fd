import { type ControlledClock, SystemClock } from '@exchange-sim/clock';
import type { PlayClock } from '../play.js';

/** Real time the stack has to do what is due, before its clock is moved on. */
const HEARING_MS = 300;

/** The stack’s clock as scenarios move it. */
export function playClock(clock: ControlledClock): PlayClock {
  const realTime = new SystemClock();
  return {
    advance: (ms) => clock.advance(ms),
    async until(happened, stepMs, steps = 10) {
      let over = false;
      const settled = happened.finally(() => {
        over = true;
      });
      settled.catch(() => {});
      const hear = async () => {
        const heard = realTime.timeout(HEARING_MS);
        const waited = new Promise<void>((resolve) => {
          heard.signal.addEventListener('abort', () => resolve(), { once: true });
        });
        await Promise.race([settled.catch(() => {}), waited]);
        heard.cancel();
      };
      await hear();
      for (let step = 0; step < steps && !over; step++) {
        clock.advance(stepMs);
        await hear();
      }
      return settled;
    },
  };
}
