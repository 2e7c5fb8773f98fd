import { type Arrow, arrowsOf, type Diagram } from './diagrams/diagram.js';
import type { Hop } from './hop.js';

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

/** Recognises the arrows of `diagram` in `hops`: each arrow counts at its first hop. */
export function cover(diagram: Diagram, hops: readonly Hop[]): Coverage {
  const arrows = arrowsOf(diagram);
  const sightings = new Map<string, SeenArrow>();
  for (const hop of hops) {
    for (const arrow of arrows) {
      const at = when(arrow, hop);
      const known = sightings.get(arrow.id);
      if (at !== undefined && (!known || at < known.at)) sightings.set(arrow.id, { id: arrow.id, hop, at });
    }
  }
  const place = new Map(arrows.map((arrow, index) => [arrow.id, index]));
  const seen = [...sightings.values()].sort((a, b) => a.at - b.at || rank(place, a) - rank(place, b));
  return {
    seen,
    missing: arrows.filter(({ id }) => !sightings.has(id)),
    outOfOrder: firstInversion(seen, place),
  };
}

const rank = (place: Map<string, number>, { id }: SeenArrow) => place.get(id) ?? 0;

function firstInversion(seen: SeenArrow[], place: Map<string, number>): Coverage['outOfOrder'] {
  for (const [index, arrow] of seen.entries()) {
    const next = seen[index + 1];
    if (next && rank(place, next) < rank(place, arrow)) return { before: arrow.id, after: next.id };
  }
  return undefined;
}

/** When the hop draws this arrow; `undefined` when it does not. */
function when({ hop: pattern }: Arrow, hop: Hop): number | undefined {
  if (pattern.from && pattern.from !== hop.from) return undefined;
  if (pattern.to && pattern.to !== hop.to) return undefined;
  if (pattern.kind && pattern.kind !== hop.kind) return undefined;
  const named = typeof pattern.name === 'string' ? pattern.name === hop.name : pattern.name.test(hop.name);
  if (!named) return undefined;
  return pattern.answer ? hop.end : hop.start;
}
