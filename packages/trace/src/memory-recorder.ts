import type { Clock } from '@exchange-sim/clock';
import type { HopReport } from '@exchange-sim/contract';
import { FlowIndex, flowIds } from './flow-ids.js';
import type { Hop, HopStart, OpenHop, Recorder } from './hop.js';
import { redact } from './redact.js';

const KEPT = 20_000;
const realTime = () => performance.timeOrigin + performance.now();

/** Keeps the last 20,000 hops in memory and tells listeners of each one as it begins and ends. */
export class MemoryRecorder implements Recorder {
  readonly #clock: Clock;
  readonly #hops: Hop[] = [];
  readonly #flows = new FlowIndex();
  readonly #listeners = new Set<(hop: Hop) => void>();
  #nextId = 1;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  begin(hop: HopStart): OpenHop {
    const start = realTime();
    const kept = this.#keep({ ...hop, start, at: this.#clock.now() });
    return {
      end: ({ response, status } = {}) => {
        if (kept.end !== undefined) return;
        kept.end = realTime();
        kept.ms = kept.end - start;
        kept.response = redact(response);
        kept.status = status === undefined ? undefined : String(status);
        kept.flow = this.#flows.join(flowIds(kept.response, flowIds(kept.request))) ?? kept.flow;
        this.#tell(kept);
      },
    };
  }

  report(report: HopReport): void {
    const age = realTime() - report.start;
    const kept = this.#keep({ ...report, at: this.#clock.now() - Math.max(0, age) });
    kept.end = report.end;
    kept.ms = report.end === undefined ? undefined : report.end - report.start;
    this.#tell(kept);
  }

  /** Hops so far, by the time they began. */
  hops(): Hop[] {
    for (const hop of this.#hops) hop.flow = this.#flows.current(hop.flow);
    return this.#hops.toSorted((a, b) => a.start - b.start || a.id - b.id);
  }

  /** Names of all flows so far, also of those whose hops were cleared. */
  flows(): Set<string> {
    return this.#flows.names();
  }

  /** Forgets the hops; flows are still known, so that what they left to come is recognised. */
  clear(): void {
    this.#hops.length = 0;
  }

  /** Calls `listener` whenever a hop begins or ends; returns the unsubscriber. */
  onHop(listener: (hop: Hop) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #keep(hop: HopStart & { start: number; at: number; response?: unknown; status?: string }): Hop {
    const request = redact(hop.request);
    const response = redact(hop.response);
    const kept: Hop = {
      id: this.#nextId++,
      at: hop.at,
      start: hop.start,
      end: undefined,
      from: hop.from,
      to: hop.to,
      kind: hop.kind,
      name: hop.name,
      request,
      response,
      status: hop.status,
      flow: this.#flows.join(flowIds(response, flowIds(request))),
      ms: undefined,
    };
    this.#hops.push(kept);
    if (this.#hops.length > KEPT) this.#hops.splice(0, this.#hops.length - KEPT);
    this.#tell(kept);
    return kept;
  }

  #tell(hop: Hop): void {
    for (const listener of this.#listeners) listener(hop);
  }
}

/** For a service that runs alone and keeps no trace. */
export const silentRecorder: Recorder = { begin: () => ({ end() {} }), report() {} };
