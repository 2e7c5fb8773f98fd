import { type Arrow, arrowsOf, type Diagram, type Way } from '../diagrams/diagram.js';
import type { Hop } from '../hop.js';

/** The user's acts by which diagrams begin. */
const OPENING = /^open (buy|sell|swap)$/;

/** An arrow as a run drew it. `at` is real time, milliseconds. */
export interface SeenArrow {
  id: string;
  hop: Hop;
  at: number;
}

/** How a run covers a diagram. */
export interface Coverage {
  /** First sighting of each arrow, in the order in which they happened. */
  seen: SeenArrow[];
  missing: Arrow[];
  /** The first pair that happened the wrong way round, if any. */
  outOfOrder: { before: string; after: string } | undefined;
}

/**
 * Recognises the arrows of `diagram` in `hops`: each arrow counts at its first hop, or at its last when it says so. What
 * products do alike counts for the one that the user has open.
 * @param way the one the run took, where a diagram has two: arrows of the other are not asked for
 */
export function cover(diagram: Diagram, hops: readonly Hop[], way?: Way): Coverage {
  const arrows = arrowsOf(diagram, way);
  const outliving = new Set(diagram.steps.filter((step) => step.outlives).flatMap((step) => step.arrows));
  const isOpenAt = whileOpen(diagram, hops);
  const sightings = new Map<string, SeenArrow>();
  for (const hop of hops) {
    const isOpen = isOpenAt(hop);
    for (const arrow of arrows) {
      if (!isOpen && !outliving.has(arrow)) continue;
      const at = when(arrow, hop);
      if (at === undefined) continue;
      const known = sightings.get(arrow.id);
      const better = !known || (arrow.hop.last ? at > known.at : at < known.at);
      if (better) sightings.set(arrow.id, { id: arrow.id, hop, at });
    }
  }
  const places = new Map(arrows.map((arrow, index) => [arrow.id, { index, branch: arrow.branch }]));
  const seen = [...sightings.values()].sort((a, b) => a.at - b.at || rank(places, a) - rank(places, b));
  return {
    seen,
    missing: arrows.filter(({ id }) => !sightings.has(id)),
    outOfOrder: firstInversion(seen, places),
  };
}

/** Whether the product was the one opened last when a hop began. Before anything was opened, hops may be of any product. */
function whileOpen({ opening }: Diagram, hops: readonly Hop[]): (hop: Hop) => boolean {
  const openings = hops
    .filter(({ from, kind, name }) => from === 'user' && kind === 'ui' && OPENING.test(name))
    .sort((a, b) => a.start - b.start);
  return ({ start }) => (openings.findLast((opened) => opened.start <= start)?.name ?? opening) === opening;
}

type Places = Map<string, { index: number; branch: Arrow['branch'] }>;

const rank = (places: Places, { id }: SeenArrow) => places.get(id)?.index ?? 0;

/** The first arrow that came after one it should precede; arrows of different branches may come in any order. */
function firstInversion(seen: SeenArrow[], places: Places): Coverage['outOfOrder'] {
  for (const [index, arrow] of seen.entries()) {
    const branch = places.get(arrow.id)?.branch;
    const early = seen.slice(0, index).findLast((other) => {
      const otherBranch = places.get(other.id)?.branch;
      return !goOnAtOnce(branch, otherBranch) && rank(places, other) > rank(places, arrow);
    });
    if (early) return { before: early.id, after: arrow.id };
  }
  return undefined;
}

/** Branches are named `group:branch`; those of one group go on at once. */
function goOnAtOnce(one: Arrow['branch'], other: Arrow['branch']): boolean {
  return one !== other && one !== undefined && one.split(':')[0] === other?.split(':')[0];
}

/** When the hop draws this arrow; `undefined` when it does not. */
function when({ hop: pattern }: Arrow, hop: Hop): number | undefined {
  if (pattern.from && pattern.from !== hop.from) return undefined;
  if (pattern.to && pattern.to !== hop.to) return undefined;
  if (pattern.kind && pattern.kind !== hop.kind) return undefined;
  const named = typeof pattern.name === 'string' ? pattern.name === hop.name : pattern.name.test(hop.name);
  if (!named) return undefined;
  if (pattern.says && !pattern.says.test(JSON.stringify(hop.request) ?? '')) return undefined;
  return pattern.answer ? hop.end : hop.start;
}
