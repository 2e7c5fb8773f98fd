import { arrowsOf, cover, diagrams, type Hop } from '@exchange-sim/trace';
import { ExpectationError } from '../expectation.js';
import type { Scenario } from '../scenario.js';

/** Holds the arrows that were drawn against those that must be. @throws ExpectationError that names them by their words */
export function checkArrows(
  arrows: NonNullable<Scenario['ends']['arrows']>,
  { product, way }: Pick<Scenario, 'product' | 'way'>,
  hops: Hop[],
): void {
  const diagram = diagrams[product];
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
