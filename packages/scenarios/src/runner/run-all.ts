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

/** Who is told how a run goes on. */
interface Told {
  begins(scenario: Scenario): void;
  ends(verdict: Verdict): void;
}

/** Drives scenarios one after the other on one stack. @param signal gives up before the next one */
export async function runAll(
  stack: Stack,
  scenarios: readonly Scenario[],
  told: Told = { begins() {}, ends() {} },
  signal?: AbortSignal,
): Promise<Report> {
  const verdicts: Verdict[] = [];
  for (const scenario of scenarios) {
    if (signal?.aborted) break;
    told.begins(scenario);
    const verdict = await runScenario(stack, scenario);
    verdicts.push(verdict);
    // what is given up says nothing about the scenario
    if (!signal?.aborted) told.ends(verdict);
  }
  const hash = createHash('sha256');
  for (const { scenario, traceHash } of verdicts) hash.update(`${scenario.id} ${traceHash}\n`);
  return { seed: stack.seed, verdicts, traceHash: hash.digest('hex') };
}
