import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { JSONReport, JSONReportSuite, JSONReportTestResult } from '@playwright/test/reporter';
import { type Figure, median } from '../figure.ts';

const E2E = join(import.meta.dirname, '..', '..', 'e2e');
const LONGEST_MS = 15 * 60 * 1000;

/** Every edge case of Swap as `npm test` plays it in the browser, one after the other on one stack; the happy paths beside them. */
export async function edgeCases(): Promise<Figure> {
  return {
    name: 'an edge case of Swap in the browser',
    value: median(durations('edge-cases/scenarios.spec.ts')),
    unit: 'ms',
    goal: 1_500,
    better: 'lower',
    baseline: { name: 'a swap that goes well', value: median(durations('flows/scenarios.spec.ts')) },
  };
}

/** Milliseconds of each test of Swap in a file. Throws when one fails. */
function durations(file: string): number[] {
  const config = join(E2E, 'playwright.config.ts');
  const { stdout } = spawnSync(
    'playwright',
    ['test', '--config', config, '--reporter', 'json', '--workers', '1', '--grep', 'swap-', file],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: LONGEST_MS, maxBuffer: 2 ** 28 },
  );
  const { suites } = JSON.parse(stdout) as JSONReport;
  return suites.flatMap(testsOf).map(({ title, result }) => {
    if (result?.status !== 'passed') throw new Error(`${file}: "${title}" did not pass`);
    return result.duration;
  });
}

interface Played {
  title: string;
  result: JSONReportTestResult | undefined;
}

function testsOf({ specs, suites = [] }: JSONReportSuite): Played[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests.map(({ results }) => ({ title, result: results[0] })),
  );
  return [...own, ...suites.flatMap(testsOf)];
}
