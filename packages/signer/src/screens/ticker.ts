import type { Clock, Timer } from '@exchange-sim/clock';

/**
 * The device's own time: one tick is 100 ms of its life, `tickMs` of the clock's. It drives long presses, status screens, delays of
 * finger and button requests, and APDU limits. The timer runs only while somebody waits for a tick.
 */
export class Ticker {
  readonly #clock: Clock;
  readonly #tickMs: number;
  readonly #listeners = new Set<() => void>();
  #timer: Timer | undefined;
  #paused = false;
  #counted = 0;
  #runningSince: number;

  constructor(clock: Clock, tickMs: number) {
    this.#clock = clock;
    this.#tickMs = tickMs;
    this.#runningSince = clock.now();
  }

  /**
   * Ticks passed so far, pauses left out. While the timer runs they are those it made, so that a busy machine, where timers come late, does
   * not turn a tap into a long press; else they follow the clock.
   */
  get count(): number {
    const running = this.#paused || this.#timer ? 0 : this.#clock.now() - this.#runningSince;
    return this.#counted + Math.floor(running / this.#tickMs);
  }

  /** Calls `listener` on every tick until the returned function is called. */
  onTick(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#arm();
    return () => {
      this.#listeners.delete(listener);
      this.#arm();
    };
  }

  /** Resolves after so many ticks; while paused it makes these ticks itself. */
  elapse(ticks: number): Promise<void> {
    if (this.#paused) {
      for (let i = 0; i < ticks; i++) this.step();
      return Promise.resolve();
    }
    if (ticks <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      let left = ticks;
      const stop = this.onTick(() => {
        if (--left > 0) return;
        stop();
        resolve();
      });
    });
  }

  pause(): void {
    this.#counted = this.count;
    this.#paused = true;
    this.#arm();
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#runningSince = this.#clock.now();
    this.#arm();
  }

  /** One tick, now. */
  step(): void {
    this.#counted++;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Forgets every listener and stops. */
  close(): void {
    this.#listeners.clear();
    this.#arm();
  }

  #arm(): void {
    const wanted = this.#listeners.size > 0 && !this.#paused;
    if (wanted && !this.#timer) {
      this.#counted = this.count;
      this.#timer = this.#clock.every(this.#tickMs, () => this.#tick());
    } else if (!wanted && this.#timer) {
      this.#timer.cancel();
      this.#timer = undefined;
      this.#runningSince = this.#clock.now();
    }
  }

  #tick(): void {
    this.#counted++;
    for (const listener of [...this.#listeners]) listener();
  }
}
