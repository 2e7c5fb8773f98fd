import type { ControlledClock } from '@exchange-sim/clock';
import type { PlayClock } from '../play.js';
import type { Stillness } from './stillness.js';

/** Of a long span all but this passes at once, milliseconds. */
const STEPPED_MS = 10_000;

/**
 * The stack’s clock as scenarios move it: one due task at a time, each of which comes to its end before the next begins. What
 * happens, and in which order, does not depend on how fast the machine is.
 */
export function playClock(clock: ControlledClock, stillness: Pick<Stillness, 'reached'>): PlayClock {
  const stepTo = async (target: number, isOver: () => boolean = () => false) => {
    await stillness.reached();
    while (!isOver() && clock.step(target)) await stillness.reached('tick');
  };
  return {
    async advance(ms) {
      const target = clock.now() + ms;
      await stillness.reached();
      if (ms > STEPPED_MS) clock.advance(ms - STEPPED_MS);
      await stepTo(target);
    },
    async until(happened, stepMs, steps = 10) {
      let isOver = false;
      const settled = happened.finally(() => {
        isOver = true;
      });
      settled.catch(() => {});
      await stepTo(clock.now() + stepMs * steps, () => isOver);
      return settled;
    },
  };
}
