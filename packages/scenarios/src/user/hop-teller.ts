import type { HopReport } from '@exchange-sim/contract';
import type { MemoryRecorder } from '@exchange-sim/trace';

type Seen = Omit<HopReport, 'start' | 'end'> & { start?: number; end?: number };

/** Tells the trace what pages would have seen: the user’s acts, frames, calls of the SDK. */
export class HopTeller {
  readonly #recorder: MemoryRecorder;
  #last = 0;

  constructor(recorder: MemoryRecorder) {
    this.#recorder = recorder;
  }

  /** Present instant, milliseconds with fractions, never the same twice. */
  now(): number {
    this.#last = Math.max(performance.timeOrigin + performance.now(), this.#last + 0.001);
    return this.#last;
  }

  tell(hop: Seen): void {
    this.#recorder.report({ ...hop, start: hop.start ?? this.now() });
  }

  /** Something that begins and ends at once. */
  moment(from: Seen['from'], to: Seen['to'], kind: Seen['kind'], name: string, request?: unknown): void {
    const start = this.now();
    this.tell({ from, to, kind, name, start, end: start, ...(request !== undefined && { request }) });
  }

  userAct(name: string, request?: unknown): void {
    this.moment('user', 'wallet', 'ui', name, request);
  }
}
