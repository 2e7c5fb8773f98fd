import { SystemClock } from '@exchange-sim/clock';
import type { Hop, MemoryRecorder } from '@exchange-sim/trace';
import { ExpectationError } from '../expectation.js';

const PATIENCE_MS = 10_000;

/** The hops of one scenario: what began after it, less what earlier flows left to come, as the end of a deposit’s time. */
export class HopWatch {
  readonly #recorder: MemoryRecorder;
  readonly #earlier: ReadonlySet<string>;
  readonly #realTime = new SystemClock();
  readonly #given = new Set<number>();

  constructor(recorder: MemoryRecorder) {
    this.#recorder = recorder;
    this.#earlier = recorder.flows();
    recorder.clear();
  }

  hops(): Hop[] {
    return this.#recorder.hops().filter(({ flow }) => flow === undefined || !this.#earlier.has(flow));
  }

  /** The first hop that fits and was not given out before, already there or still to come. @throws ExpectationError when none comes in time */
  async sees(name: string | RegExp, status?: string): Promise<Hop> {
    const isWanted = named(name);
    const fits = (hop: Hop) =>
      !this.#given.has(hop.id) && isWanted(hop) && (status === undefined || hop.status === status);
    const what = status === undefined ? String(name) : `${name} with ${status}`;
    const hop = this.hops().find(fits) ?? (await this.#next(fits, what));
    this.#given.add(hop.id);
    return hop;
  }

  seen(name: string | RegExp): readonly Hop[] {
    return this.hops()
      .filter(named(name))
      .sort((a, b) => a.start - b.start);
  }

  /** Resolves once so many hops of this name have ended. @throws ExpectationError when they do not in time */
  async answers(name: string | RegExp, count: number): Promise<void> {
    const fits = named(name);
    const ended = () => this.hops().filter((hop) => fits(hop) && hop.end !== undefined).length >= count;
    if (!ended()) await this.#next(() => ended(), `${name} answered ${count} times`);
  }

  #next(fits: (hop: Hop) => boolean, name: string): Promise<Hop> {
    return new Promise((resolve, reject) => {
      const stop = this.#recorder.onHop((hop) => {
        if (!fits(hop) || (hop.flow && this.#earlier.has(hop.flow))) return;
        timer.cancel();
        stop();
        resolve(hop);
      });
      const timer = this.#realTime.after(PATIENCE_MS, () => {
        stop();
        reject(new ExpectationError('the trace', `a hop ${name}`, `none within ${PATIENCE_MS / 1000} s`));
      });
    });
  }
}

function named(name: string | RegExp): (hop: Hop) => boolean {
  return (hop) => (typeof name === 'string' ? hop.name === name : name.test(hop.name));
}
