import { arrowsOf, cover, type Hop, sellDiagram, swapDiagram } from '@exchange-sim/trace';
import { ExpectationError, expectThat } from '../expectation.js';
import type { User } from '../play.js';
import type { Scenario } from '../scenario.js';
import type { Balances } from './balances.js';
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
  if (ends.balances) await seen.balances.check(ends.balances, seen.hops(), seen.user.chosenQuote?.exact);
  for (const text of ends.screens ?? [])
    if (!seen.screens.some((shown) => text.test(shown)))
      throw new ExpectationError('the signer’s screens', String(text), seen.screens.join(' | '));
  if (ends.history || ends.arrows === 'all') await seen.user.looksAtHistory();
  for (const text of ends.history ?? []) await seen.user.reads(text);
  if (ends.arrows) checkArrows(ends.arrows, { product, ...(way && { way }) }, seen.hops());
}

function checkArrows(
  arrows: NonNullable<Scenario['ends']['arrows']>,
  { product, way }: Pick<Scenario, 'product' | 'way'>,
  hops: Hop[],
): void {
  const diagram = product === 'sell' ? sellDiagram : swapDiagram;
  const { seen, missing, outOfOrder } = cover(diagram, hops, way);
  const words = new Map(arrowsOf(diagram).map(({ id, text }) => [id, `${id} ${text}`]));
  const drawn = new Set(seen.map(({ id }) => id));
  const wanted =
    arrows === 'all' ? missing.map(({ id }) => id) : (arrows.seen ?? []).filter((id) => !drawn.has(id));
  if (wanted.length > 0)
    throw new ExpectationError('arrows', wanted.map((id) => words.get(id) ?? id).join(', '), 'none of them');
  const forbidden = arrows === 'all' ? [] : (arrows.never ?? []).filter((id) => drawn.has(id));
  if (forbidden.length > 0)
    throw new ExpectationError(
      'arrows',
      'none of these',
      forbidden.map((id) => words.get(id) ?? id).join(', '),
    );
  if (arrows === 'all' && outOfOrder)
    throw new ExpectationError(
      'order of arrows',
      `${outOfOrder.after} before ${outOfOrder.before}`,
      'the other way round',
    );
}
