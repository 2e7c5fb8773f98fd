import { setImmediate } from 'node:timers/promises';
import { SystemClock } from '@exchange-sim/clock';
import type { MemoryRecorder } from '@exchange-sim/trace';
import type { SupervisedPart } from './part.js';

const PATIENCE_MS = 10_000;
const PAUSE_MS = 1;
/** Work goes from part to part: only when nobody had any twice in a row has nobody missed what another was about to hand over. */
const ROUNDS = 2;

type RestingPart = Pick<SupervisedPart, 'isBusy' | 'rest'>;

/** Knows when no part has anything left to do at this instant of the clock. */
export class Resting {
  readonly #parts: readonly RestingPart[];
  readonly #realTime = new SystemClock();
  /** Something crossed a boundary since the last rest. */
  #isStirred = true;

  constructor(parts: readonly RestingPart[], recorder: Pick<MemoryRecorder, 'onHop'>) {
    this.#parts = parts;
    recorder.onHop(() => {
      this.#isStirred = true;
    });
  }

  /** Asks everybody until nobody has anything left to do, and nothing crosses a boundary meanwhile. */
  async reached(): Promise<void> {
    const patience = this.#realTime.timeout(PATIENCE_MS);
    try {
      for (let quiet = 0; quiet < ROUNDS && !patience.signal.aborted; ) {
        this.#isStirred = false;
        const isQuiet = await within(this.#areAtRest(this.#parts), patience.signal);
        quiet = isQuiet && !this.#isStirred ? quiet + 1 : 0;
        if (quiet === 0) await this.#realTime.sleep(PAUSE_MS);
      }
    } finally {
      patience.cancel();
    }
  }

  /** The same when all were at rest before one task of the clock: as long as only that task is done, only those it set to work are asked. */
  async afterTick(): Promise<void> {
    for (let isQuiet = true; isQuiet && !this.#isStirred; ) {
      await setImmediate();
      const busy = this.#parts.filter(({ isBusy }) => isBusy);
      if (busy.length === 0 && !this.#isStirred) return;
      isQuiet = await this.#areAtRest(busy);
    }
    return this.reached();
  }

  async #areAtRest(parts: readonly RestingPart[]): Promise<boolean> {
    return (await Promise.all(parts.map((part) => part.rest().catch(() => false)))).every(Boolean);
  }
}

/** What `work` comes to, or nothing once `signal` aborts. */
function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const giveUp = () => resolve(undefined);
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
