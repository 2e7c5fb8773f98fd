import { type Stack, startStack } from '@exchange-sim/stack';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scenarios } from '../src/catalogue.js';
import { runScenario } from '../src/runner/run-scenario.js';
import type { Scenario } from '../src/scenario.js';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ ports: 'auto', clock: 'frozen', signerTickMs: 4 });
}, 60_000);
afterAll(() => stack?.close());

async function hashOf(id: string, change: Partial<Scenario> = {}): Promise<string> {
  const scenario = scenarios.find((known) => known.id === id);
  if (!scenario) throw new Error('the catalogue has changed');
  const { failure, trace, traceHash } = await runScenario(stack, { ...scenario, ...change });
  expect(failure, trace.join('\n')).toBeUndefined();
  return traceHash;
}

test('a scenario has the same hash first and after others; another behaviour has another', async () => {
  const id = 'swap-native-fixed-eth-btc';
  const first = await hashOf(id);
  const twice = await hashOf(id, { behaviours: { quickbridge: { 'webhook.duplicate': {} } } });
  const again = await hashOf(id);
  expect(again).toBe(first);
  expect(twice).not.toBe(first);
}, 120_000);

test.each(['buy-eth-card', 'buy-btc-sepa', 'sso-buy-then-sell'])(
  '%s has the same hash twice',
  async (id) => {
    const first = await hashOf(id);
    expect(await hashOf(id)).toBe(first);
  },
  120_000,
);
