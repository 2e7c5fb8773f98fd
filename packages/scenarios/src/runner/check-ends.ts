import { buyOrderView } from '@exchange-sim/contract';
import type { Hop } from '@exchange-sim/trace';
import { ExpectationError, expectThat } from '../expectation.js';
import type { Promised, User } from '../play.js';
import type { Scenario } from '../scenario.js';
import type { Balances } from './balances.js';
import { checkArrows } from './check-arrows.js';
import type { HistoryWatch } from './history-watch.js';

interface Seen {
  user: User;
  history: HistoryWatch;
  balances: Balances;
  screens: readonly string[];
  hops(): Hop[];
}

/** Holds what happened against what the scenario says must hold at its end. @throws ExpectationError at the first that does not */
export async function checkEnds({ ends, product, way }: Scenario, seen: Seen): Promise<void> {
  if (ends.outcome) expectThat('outcome', await seen.user.outcome(), ends.outcome);
  if (ends.deviceStatus) await seen.history.until('deviceStatus', ends.deviceStatus);
  if (ends.status) await seen.history.until('status', ends.status);
  for (const text of ends.page ?? []) await seen.user.reads(text);
  if (ends.balances) {
    const promised = product === 'buy' ? ordered(seen.hops()) : seen.user.chosenQuote?.exact;
    await seen.balances.check(ends.balances, seen.hops(), promised);
  }
  for (const text of ends.screens ?? [])
    if (!seen.screens.some((shown) => text.test(shown)))
      throw new ExpectationError('the signer’s screens', String(text), seen.screens.join(' | '));
  if (ends.history || ends.arrows === 'all') await seen.user.looksAtHistory();
  for (const text of ends.history ?? []) await seen.user.reads(text);
  if (ends.arrows) checkArrows(ends.arrows, { product, ...(way && { way }) }, seen.hops());
}

/** What the provider has promised to send, by its newest order. */
function ordered(hops: readonly Hop[]): Promised | undefined {
  const order = hops.findLast(({ name, status }) => name === 'POST /api/buys' && status === '200');
  return order && { amountTo: buyOrderView.parse(order.response).cryptoAmount, payoutNetworkFees: '0' };
}
