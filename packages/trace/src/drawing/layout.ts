import type { Party } from '@exchange-sim/contract';
import type { Arrow, Diagram, Way } from '../diagrams/diagram.js';

/** Pixels. */
export const COLUMN = 158;
export const BOX = { width: 140, height: 34 } as const;
const MARGIN = 24;
const ROW = 38;
const HEAD = 84;
const BAND = 26;

export interface PlacedArrow {
  arrow: Arrow;
  y: number;
  from: number;
  to: number;
}

/** Where everything of a diagram stands. */
export interface Layout {
  width: number;
  height: number;
  /** Top of the upper and of the lower boxes with the names. */
  boxes: readonly [number, number];
  columns: ReadonlyArray<{ party: Party; name: string; x: number }>;
  bands: ReadonlyArray<{ title: string; y: number; height: number }>;
  arrows: readonly PlacedArrow[];
  /** Arrows that only one way draws, next to each other. */
  frames: ReadonlyArray<{ way: Way; y: number; height: number }>;
}

/** Puts a diagram’s parties side by side and its arrows below each other. @throws Error for an arrow to a party that takes no part */
export function layoutOf(diagram: Diagram): Layout {
  const columns = diagram.participants.map(({ party, name }, index) => ({
    party,
    name,
    x: MARGIN + COLUMN / 2 + index * COLUMN,
  }));
  const xOf = (party: Party) => {
    const x = columns.find((column) => column.party === party)?.x;
    if (x === undefined) throw new Error(`${party} takes no part in the ${diagram.title} diagram.`);
    return x;
  };
  let y = HEAD + BOX.height + 14;
  const bands: Array<Layout['bands'][number]> = [];
  const arrows: PlacedArrow[] = [];
  const frames: Array<{ way: Way; y: number; height: number }> = [];
  for (const step of diagram.steps) {
    bands.push({ title: step.title, y, height: BAND });
    y += BAND + 6;
    let way: Way | undefined;
    for (const arrow of step.arrows) {
      const frame = frames.at(-1);
      if (arrow.only && arrow.only === way && frame) frame.height += ROW;
      else if (arrow.only) frames.push({ way: arrow.only, y: y + 2, height: ROW - 2 });
      way = arrow.only;
      arrows.push({ arrow, y: y + ROW - 10, from: xOf(arrow.from), to: xOf(arrow.to) });
      y += ROW;
    }
    y += 12;
  }
  return {
    width: 2 * MARGIN + columns.length * COLUMN,
    height: y + BOX.height + MARGIN,
    boxes: [HEAD, y],
    columns,
    bands,
    arrows,
    frames,
  };
}
