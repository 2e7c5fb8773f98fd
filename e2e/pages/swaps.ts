import type { Behaviours } from '@exchange-sim/contract';
import { type ProviderId, runScenario, type Scenario, scenarios } from '@exchange-sim/scenarios';
import type { Stack } from '@exchange-sim/stack';
import { expect } from '@playwright/test';

type Play = Parameters<Scenario['steps']>[0];

const WISH = { fromAccount: 'Ethereum 1', toAccount: 'Bitcoin 1', amountWhole: '0.1' };
const SLOWEST_QUOTE_MS = 1_500;
const BLOCKS_MS = 4_000;

/** Where a swap is left standing, and how the provider is told to behave for it. None of them moves on when time passes. */
const STANDING: readonly [status: string, provider: ProviderId, behaviours: Behaviours][] = [
  ['refunded', 'quickbridge', { 'payout.outcome': { status: 'REFUNDED' } }],
  ['finished', 'quickbridge', {}],
  ['onhold', 'quickbridge', { 'deposit.hold': { release: 'finished' } }],
  // of a provider of its own: it lies about all of its swaps
  ['unknown', 'oldharbour', { 'webhook.unknownStatus': {}, 'status.lie': { status: 'teleported' } }],
];

/** Makes swaps that stand still, without a browser: Expired, Refunded, Finished, OnHold and, newest, Unknown. */
export async function makeSwapsOfEachStatus(stack: Stack): Promise<void> {
  const expired = scenarios.find(({ id }) => id === 'swap-no-deposit');
  if (!expired) throw new Error('There is no scenario swap-no-deposit.');
  const all = [expired, ...STANDING.map((standing) => leaving(...standing))];
  for (const scenario of all) {
    const { failure } = await runScenario(stack, scenario);
    expect(failure, scenario.id).toBeUndefined();
  }
}

const leaving = (status: string, provider: ProviderId, behaviours: Behaviours): Scenario => ({
  id: `leave-${status}`,
  title: `Leaves a swap ${status}`,
  requirement: '',
  clause: '',
  product: 'swap',
  way: 'native',
  behaviours: { [provider]: behaviours },
  async steps(play) {
    await pay(play, provider);
    await play.clock.until(play.sees('deposit'), BLOCKS_MS);
    await play.clock.until(play.status(status), BLOCKS_MS, 30);
  },
  ends: {},
});

async function pay({ user, signer, clock, answers }: Play, provider: ProviderId): Promise<void> {
  await user.opensSwap();
  await user.entersSwap(WISH);
  const asking = user.asksForQuotes();
  await answers(/^POST \/quotes?$/, 2);
  await clock.advance(SLOWEST_QUOTE_MS);
  await clock.until(asking, SLOWEST_QUOTE_MS, 2);
  await user.choosesQuote(provider, 'float');
  user.confirms();
  await signer.approves();
  await user.outcome();
}
