import { createHash } from 'node:crypto';
import type { Stack } from '@exchange-sim/stack';
import type { Scenario } from '../scenario.js';
import { runScenario } from './run-scenario.js';
import type { Verdict } from './verdict.js';

/** How a run of several scenarios ended. */
export interface Report {
  seed: string;
  verdicts: readonly Verdict[];
  /** SHA-256 over the hashes of all: the same seed and scenarios give the same one. */
  traceHash: string;
}

/** Drives scenarios one after the other on one stack, telling each verdict as it comes. */
export async function runAll(
  stack: Stack,
  scenarios: readonly Scenario[],
  tell: (verdict: Verdict) => void = () => {},
): Promise<Report> {
  const verdicts: Verdict[] = [];
  for (const scenario of scenarios) {
    const verdict = await runScenario(stack, scenario);
    verdicts.push(verdict);
    tell(verdict);
  }
  const hash = createHash('sha256');
  for (const { scenario, traceHash } of verdicts) hash.update(`${scenario.id} ${traceHash}\n`);
  return { seed: stack.seed, verdicts, traceHash: hash.digest('hex') };
}
