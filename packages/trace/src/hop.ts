import type { HopKind, HopReport, Party } from '@exchange-sim/contract';

/** One boundary crossed. */
export interface Hop {
  id: number;
  /** When it began, on the stack's clock: milliseconds since the Unix epoch. */
  at: number;
  /** When it began and ended in real time (milliseconds with fractions): what puts hops of several processes in order. */
  start: number;
  end: number | undefined;
  from: Party;
  to: Party;
  kind: HopKind;
  /** `GET /providers`, `custom.exchange.start`, `SET_PARTNER_KEY`, … */
  name: string;
  request: unknown;
  response: unknown;
  /** HTTP status, status word, error name; absent while no answer came. */
  status: string | undefined;
  /** The flow it belongs to, once one of its ids is known. */
  flow: string | undefined;
  /** Duration in milliseconds. */
  ms: number | undefined;
}

export type { HopReport };

/** What a boundary knows when it is crossed. */
export interface HopStart {
  from: Party;
  to: Party;
  kind: HopKind;
  name: string;
  request?: unknown;
}

/** A hop whose answer is still to come. */
export interface OpenHop {
  /** Records the answer; a second call is ignored. */
  end(answer?: { response?: unknown; status?: string | number }): void;
}

/** Where boundaries tell what crossed them. Secrets are removed before anything is kept. */
export interface Recorder {
  begin(hop: HopStart): OpenHop;
  /** A hop seen by a page, with its own times. */
  report(hop: HopReport): void;
}
