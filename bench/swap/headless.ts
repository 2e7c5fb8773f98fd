import { runAll, scenarios } from '@exchange-sim/scenarios';
import type { Stack } from '@exchange-sim/stack';
import { type Figure, median } from '../figure.ts';

const SCENARIO = 'swap-native-fixed-eth-btc';

/**
 * A swap without a browser, of three providers one of which is slow, through the wallet's server and the signer, as its own trace
 * tells it: asking for quotes, from the choice to the review on the signer, telling that it is accepted. Left out are the time
 * for which the slow provider lets the clock run, the user's reading and approving, and the chain, from the approval until the
 * node has the signed transaction, which is the baseline.
 */
export async function headlessSwap(stack: Stack, runs: number): Promise<Figure> {
  const scenario = scenarios.filter(({ id }) => id === SCENARIO);
  const swaps: number[] = [];
  const chains: number[] = [];
  for (let run = -3; run < runs; run++) {
    stack.recorder.clear();
    const { verdicts } = await runAll(stack, scenario);
    if (!verdicts[0]?.passed) throw new Error(`${SCENARIO}: ${JSON.stringify(verdicts[0]?.failure)}`);
    if (run < 0) continue;
    const { swap, chain } = parts(stack);
    swaps.push(swap);
    chains.push(chain);
  }
  return {
    name: 'headless swap, quotes → accepted, less chain, user and clock',
    value: median(swaps),
    unit: 'ms',
    goal: 25,
    better: 'lower',
    baseline: { name: 'its chain, signing and broadcast', value: median(chains) },
  };
}

/** Milliseconds of real time, of the swap that ran last. */
function parts({ recorder }: Stack) {
  const hops = recorder.hops();
  const at = (name: string, when: 'start' | 'end' = 'start') => {
    const time = hops.find((hop) => hop.name.startsWith(name))?.[when];
    if (time === undefined) throw new Error(`${SCENARIO}: its trace has no answered "${name}"`);
    return time;
  };
  const asked = hops.filter(({ name }) => name === 'POST /quote').map(({ end }) => end ?? 0);
  const [quick = 0, slow = 0] = asked.sort((one, other) => one - other).slice(-2);
  const quotes = at('GET /v5/quote', 'end') - at('GET /v5/quote') - (slow - quick);
  const order = at('CHECK_REFUND_ADDRESS_AND_DISPLAY') - at('choose quote');
  const accepted = at('POST /v5/swap/accepted', 'end') - at('POST /v5/swap/accepted');
  return { swap: quotes + order + accepted, chain: at('eth_sendRawTransaction', 'end') - at('approve') };
}
