import { runAll, scenarios } from '@exchange-sim/scenarios';
import type { Stack } from '@exchange-sim/stack';
import { type Figure, median } from '../figure.ts';

const EXPIRES = 'swap-quote-expired-native';
const HOLDS = 'swap-native-fixed-eth-btc';

/** The scenario whose fixed price expires while the user looks at the signer: a minute on the clock. */
export async function expiry(stack: Stack, runs: number): Promise<Figure> {
  return {
    name: 'a fixed price that expires after 60 s',
    value: await seconds(stack, EXPIRES, runs),
    unit: 's',
    goal: 2,
    better: 'lower',
    baseline: { name: 'a swap that goes well', value: await seconds(stack, HOLDS, runs) },
  };
}

/** How long a scenario takes from its first step to its last check. */
async function seconds(stack: Stack, wanted: string, runs: number): Promise<number> {
  const scenario = scenarios.filter(({ id }) => id === wanted);
  const times: number[] = [];
  for (let run = -1; run < runs; run++) {
    const { verdicts } = await runAll(stack, scenario);
    const [verdict] = verdicts;
    if (!verdict?.passed) throw new Error(`${wanted}: ${JSON.stringify(verdict?.failure)}`);
    if (run >= 0) times.push(verdict.ms / 1000);
  }
  return median(times);
}
