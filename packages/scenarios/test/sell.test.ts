import { type Stack, startStack } from '@exchange-sim/stack';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scenarios } from '../src/catalogue.js';
import { runScenario } from '../src/runner/run-scenario.js';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ ports: 'auto', clock: 'controlled', signerTickMs: 4 });
}, 60_000);
afterAll(() => stack?.close());

test.each(scenarios.filter(({ id }) => id.startsWith('sell-')))(
  '$id: $title',
  async (scenario) => {
    const { failure, trace } = await runScenario(stack, scenario);
    expect(failure, trace.join('\n')).toBeUndefined();
  },
  60_000,
);
