import { SystemClock } from '@exchange-sim/clock';
import type { Stack } from '@exchange-sim/stack';

/** A request that is open after so much real time without any other trace waits for a person or for the clock. */
const HEARING_MS = 50;

/** Knows when the stack does nothing more by itself, so that moving its clock or looking at its trace does not race with it. */
export class Stillness {
  readonly #stack: Pick<Stack, 'rest' | 'recorder'>;
  readonly #realTime = new SystemClock();
  /** Requests that were open when all was still: they wait for a person or for the clock. */
  #waiting: ReadonlySet<number> = new Set();

  constructor(stack: Pick<Stack, 'rest' | 'recorder'>) {
    this.#stack = stack;
  }

  /**
   * Resolves when nothing goes on by itself any more.
   * @param since `tick` when nothing but a task of the clock has happened since it last did
   */
  async reached(since?: 'tick'): Promise<void> {
    for (;;) {
      await this.#stack.rest(since);
      const open = this.#open();
      if (open.every((id) => this.#waiting.has(id))) return;
      if (!(await this.#isSilent())) continue;
      this.#waiting = new Set(open);
      return;
    }
  }

  #open(): number[] {
    return this.#stack.recorder.hops().flatMap(({ id, end }) => (end === undefined ? [id] : []));
  }

  /** Whether the trace is told nothing for a while. */
  #isSilent(): Promise<boolean> {
    return new Promise((resolve) => {
      const stop = this.#stack.recorder.onHop(() => end(false));
      const timer = this.#realTime.after(HEARING_MS, () => end(true));
      const end = (isSilent: boolean) => {
        stop();
        timer.cancel();
        resolve(isSilent);
      };
    });
  }
}
