import type { Clock, Timer } from '@exchange-sim/clock';

/** A span within which several things must be done, counted from its making. */
export class TimeLimit {
  readonly #over: Promise<never>;
  readonly cancel: () => void;

  /** `failure` makes the error of what comes too late; `ms` on the clock. */
  constructor(clock: Clock, ms: number, failure: () => Error) {
    let timer: Timer | undefined;
    this.#over = new Promise((_resolve, reject) => {
      timer = clock.after(ms, () => reject(failure()));
    });
    this.#over.catch(() => {});
    this.cancel = () => timer?.cancel();
  }

  /** What `work` comes to, or the failure once the span is over; the work itself is not stopped. */
  race<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#over]);
  }
}
