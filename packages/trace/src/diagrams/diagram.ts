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
}

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
}

/** A sequence diagram as data. */
export interface Diagram {
  id: 'sell' | 'buy' | 'swap';
  title: string;
  participants: ReadonlyArray<{ party: Party; name: string }>;
  steps: ReadonlyArray<{ title: string; arrows: readonly Arrow[] }>;
}

export const arrowsOf = (diagram: Diagram): Arrow[] => diagram.steps.flatMap((step) => step.arrows);
