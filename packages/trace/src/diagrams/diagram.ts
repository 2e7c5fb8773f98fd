import type { Party } from '@exchange-sim/contract';
import type { Hop } from '../hop.js';

/** How an arrow is recognised in a hop; whatever is absent does not matter. */
export interface HopPattern {
  /** Either end; the embedded diagram names one provider, a run may have many. */
  from?: Party;
  to?: Party;
  kind?: Hop['kind'];
  /** Whole name, or a pattern of it. */
  name: string | RegExp;
  /** The arrow is the answer of the hop, not its request. */
  answer?: boolean;
  /** What the request must say, as JSON text: tells the last status from those before it. */
  says?: RegExp;
  /** The arrow counts at its last hop, not at its first: something that is done again and again. */
  last?: boolean;
}

/** The two ways a swap goes on after the choice: by the wallet alone, or in the provider's Live App. */
export type Way = 'native' | 'live-app';

/** Two things that go on at once: neither waits for the other, so their order is not judged. */
export type Branch = 'lists:currencies' | 'lists:pairs' | 'told:wallet' | 'told:provider';

/** One arrow of a sequence diagram, and the hop that proves it. */
export interface Arrow {
  id: string;
  from: Party;
  to: Party;
  /** Words on the arrow. */
  text: string;
  /** Drawn dashed: an answer. */
  dashed?: boolean;
  hop: HopPattern;
  /** Drawn on this way only. */
  only?: Way;
  branch?: Branch;
  /** Stands in the partner documentation; the others are drawn by this project. */
  seed?: true;
}

/** What happens one after the other under one heading. */
export interface Step {
  title: string;
  arrows: readonly Arrow[];
  /** Goes on when the user has left for another product; everything else is done where the user is. */
  outlives?: true;
}

/** A sequence diagram as data. */
export interface Diagram {
  id: 'sell' | 'buy' | 'swap';
  title: string;
  /** The user's act that opens the product: what several products do alike belongs to the one that was opened last. */
  opening: `open ${Diagram['id']}`;
  participants: ReadonlyArray<{ party: Party; name: string }>;
  steps: readonly Step[];
}

/** The arrows from the top; with a way, those that are drawn on it. */
export const arrowsOf = (diagram: Diagram, way?: Way): Arrow[] =>
  diagram.steps
    .flatMap((step) => step.arrows)
    .filter(({ only }) => way === undefined || only === undefined || only === way);
