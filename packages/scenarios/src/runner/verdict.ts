import type { Scenario } from '../scenario.js';

/** How a scenario ended. */
export interface Verdict {
  scenario: Pick<Scenario, 'id' | 'title' | 'requirement' | 'clause' | 'product'>;
  passed: boolean;
  /** Real time, milliseconds. */
  ms: number;
  /** SHA-256 over what happened, without times, ports and random wire details. */
  traceHash: string;
  /** What was hashed. */
  hashed: string;
  failure?: { what: string; expected?: string; seen?: string };
  /** One line a hop. */
  trace: readonly string[];
}
