import type { Stack } from '@exchange-sim/stack';
import { ExpectationError, expectThat } from '../expectation.js';
import type { Play, User } from '../play.js';
import type { ProviderId } from '../provider-id.js';
import type { Scenario } from '../scenario.js';
import { SignerScreen } from '../signer/signer-screen.js';
import { TouchHand } from '../signer/touch-hand.js';
import { HeadlessUser } from '../user/headless-user.js';
import { Balances } from './balances.js';
import { checkEnds } from './check-ends.js';
import { desk } from './desk.js';
import { forgetPartners } from './forget-partners.js';
import { HistoryWatch } from './history-watch.js';
import { HopWatch } from './hop-watch.js';
import { playClock } from './play-clock.js';
import { Stillness } from './stillness.js';
import { hashedText, traceHash } from './trace-hash.js';
import { traceLines } from './trace-lines.js';
import type { Verdict } from './verdict.js';

/** What the Ledger Backend keeps of providers is older than this after it: each scenario begins with fresh capabilities. */
const CACHE_MS = 60_000;
/** Scenarios begin at full minutes: on a clock that was frozen from the beginning, blocks then come at the same instants of each. */
const untilBegin = (now: number) => Math.ceil(now / CACHE_MS + 1) * CACHE_MS - now;

const PROVIDERS: readonly ProviderId[] = ['northgate', 'quickbridge', 'oldharbour'];

/**
 * Drives one scenario on a stack with a controlled clock, which it freezes. Never rejects: what went wrong is in the verdict.
 * @param playUser who plays the user; without a browser unless told otherwise
 */
export async function runScenario(
  stack: Stack,
  scenario: Scenario,
  playUser: (stack: Stack) => User = (on) => new HeadlessUser(on),
): Promise<Verdict> {
  const begun = performance.now();
  const { clock } = stack;
  const screen = new SignerScreen(stack.urls.signer);
  const history = new HistoryWatch();
  const stillness = new Stillness(stack);
  let hops: HopWatch | undefined;
  let failure: Verdict['failure'];
  const misbehaving = Object.keys(scenario.behaviours ?? {}) as ProviderId[];
  try {
    if (clock.kind !== 'controlled') throw new Error('Scenarios need a stack with --clock controlled.');
    clock.freeze();
    await stillness.reached();
    clock.advance(untilBegin(clock.now()));
    await stillness.reached();
    await Promise.all([screen.open(), history.open(stack.urls.ledgerBackend)]);
    for (const id of misbehaving) await desk(stack, id).behaves(scenario.behaviours?.[id] ?? {});
    await forgetPartners(stack, scenario.unknownPartners ?? []);
    const balances = new Balances(stack.urls);
    await balances.remember(scenario.ends.balances ?? []);
    const watch = new HopWatch(stack.recorder);
    hops = watch;
    const user = playUser(stack);
    const play: Play = {
      user,
      signer: new TouchHand(screen),
      clock: playClock(clock, stillness),
      provider: (id) => desk(stack, id),
      sees: (name, status) => watch.sees(name, status),
      seen: (name) => watch.seen(name),
      answers: (name, count) => watch.answers(name, count),
      status: (status) => history.until('status', status),
      expect: expectThat,
    };
    await scenario.steps(play);
    await checkEnds(scenario, {
      user,
      history,
      balances,
      screens: screen.texts,
      hops: () => watch.hops(),
    });
    await stillness.reached();
  } catch (error) {
    failure = failureOf(error);
  } finally {
    for (const id of PROVIDERS)
      await desk(stack, id)
        .behaves({})
        .catch(() => {});
    await forgetPartners(stack, []).catch(() => {});
    screen.close();
    history.close();
  }
  const seen = hops?.hops() ?? [];
  const { id, title, requirement, clause, product } = scenario;
  return {
    scenario: { id, title, requirement, clause, product },
    passed: !failure,
    ms: performance.now() - begun,
    traceHash: traceHash(seen),
    hashed: hashedText(seen),
    ...(failure && { failure }),
    trace: traceLines(seen),
  };
}

function failureOf(error: unknown): NonNullable<Verdict['failure']> {
  if (error instanceof ExpectationError) {
    const { what, expected, seen } = error;
    return { what, expected, seen };
  }
  return { what: error instanceof Error ? error.message : String(error) };
}
