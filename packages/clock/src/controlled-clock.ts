import { type Clock, type ClockState, sleepOn, type Timer, timeoutOn } from './clock.js';

interface Due {
  at: number;
  order: number;
  period?: number;
  task: () => void;
}

/** What a timer of Node can wait for; one that is longer would ring at once. */
const LONGEST_WAIT_MS = 2_147_483_647;

/**
 * Time under command: `freeze` stops it, `advance` moves it (firing what falls due, in order), `resume` lets it run again
 * from where it stands. While running it follows the machine's time plus whatever was advanced.
 */
export class ControlledClock implements Clock {
  readonly kind = 'controlled';
  readonly #due = new Set<Due>();
  readonly #listeners = new Set<(state: ClockState) => void>();
  #order = 0;
  #offset = 0;
  #frozenAt: number | undefined;
  #wake: NodeJS.Timeout | undefined;

  constructor(startAt?: number) {
    if (startAt !== undefined) this.#offset = startAt - Date.now();
  }

  now(): number {
    return this.#frozenAt ?? Date.now() + this.#offset;
  }

  after(ms: number, task: () => void): Timer {
    return this.#schedule({ at: this.now() + ms, order: this.#order++, task });
  }

  every(ms: number, task: () => void): Timer {
    return this.#schedule({ at: this.now() + ms, order: this.#order++, period: ms, task });
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return sleepOn(this, ms, signal);
  }

  timeout(ms: number): { signal: AbortSignal; cancel(): void } {
    return timeoutOn(this, ms);
  }

  freeze(): void {
    this.#frozenAt ??= this.now();
    this.#changed();
  }

  /** Moves time forward by `ms`, running every task that falls due at its own instant. */
  advance(ms: number): void {
    const target = this.now() + ms;
    const running = this.#frozenAt === undefined;
    for (let next = this.#next(); next && next.at <= target; next = this.#next()) {
      this.#frozenAt = Math.max(next.at, this.now());
      this.#fire(next);
    }
    this.#frozenAt = target;
    if (running) this.#run();
    this.#changed();
  }

  /**
   * Freezes, and moves on to the next task due up to `target`, which it runs alone; to `target` itself when there is none.
   * Whoever steps can let each task come to its end before the next begins. Returns whether a task ran.
   */
  step(target: number): boolean {
    const next = this.#next();
    const isDue = next !== undefined && next.at <= target;
    this.#frozenAt = Math.max(isDue ? next.at : target, this.now());
    if (isDue) this.#fire(next);
    this.#changed();
    return isDue;
  }

  resume(): void {
    if (this.#frozenAt !== undefined) this.#run();
    this.#changed();
  }

  onChange(listener: (state: ClockState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  state(): ClockState {
    return { now: this.now(), frozen: this.#frozenAt !== undefined, kind: this.kind };
  }

  #run(): void {
    this.#offset = this.now() - Date.now();
    this.#frozenAt = undefined;
  }

  #schedule(due: Due): Timer {
    this.#due.add(due);
    this.#arm();
    return {
      cancel: () => {
        this.#due.delete(due);
        this.#arm();
      },
    };
  }

  #next(): Due | undefined {
    let first: Due | undefined;
    for (const due of this.#due) {
      if (!first || due.at < first.at || (due.at === first.at && due.order < first.order)) first = due;
    }
    return first;
  }

  #fire(due: Due): void {
    if (due.period === undefined) this.#due.delete(due);
    else due.at += Math.max(due.period, 1);
    due.task();
  }

  #arm(): void {
    clearTimeout(this.#wake);
    const next = this.#next();
    if (!next || this.#frozenAt !== undefined) return;
    const wait = Math.min(Math.max(0, next.at - this.now()), LONGEST_WAIT_MS);
    this.#wake = setTimeout(() => this.#sweep(), wait);
    this.#wake.unref?.();
  }

  /** A machine that slept wakes up hours later: what comes every so often then comes once, as of the system's clock. */
  #sweep(): void {
    const until = this.now();
    for (let next = this.#next(); next && next.at <= until; next = this.#next()) {
      const isBehind = next.period !== undefined && next.at + Math.max(next.period, 1) <= until;
      if (isBehind) next.at = until;
      this.#fire(next);
    }
    this.#arm();
  }

  #changed(): void {
    this.#arm();
    for (const listener of this.#listeners) listener(this.state());
  }
}
