import type { Party } from '@exchange-sim/contract';
import type { Arrow, Branch, HopPattern, Way } from './diagram.js';

/** An arrow before it has its number. */
export type Row = [
  from: Party,
  to: Party,
  text: string,
  hop: HopPattern,
  when?: { only?: Way; branch?: Branch; dashed?: true },
];

type Rows = (...rows: Row[]) => Arrow[];

/** Turns rows into arrows counted from the top of the diagram: `SWAP-01`, `SWAP-02`, … */
export function countedArrows(prefix: string): Rows {
  let count = 0;
  return (...rows) => rows.map((row) => arrow(`${prefix}-${String(++count).padStart(2, '0')}`, row));
}

/** The same for a diagram of the partner documentation. */
export function seedArrows(prefix: string): Rows {
  const arrows = countedArrows(prefix);
  return (...rows) => arrows(...rows).map((drawn) => ({ ...drawn, seed: true }));
}

/** Arrows that go on where the partner documentation's diagram ends, by letters so that its own keep their numbers: `BUY-A`, … */
export function letteredArrows(prefix: string): Rows {
  let letter = 'A'.charCodeAt(0);
  return (...rows) => rows.map((row) => arrow(`${prefix}-${String.fromCharCode(letter++)}`, row));
}

const arrow = (id: string, [from, to, text, hop, when = {}]: Row): Arrow => ({
  id,
  from,
  to,
  text,
  ...(hop.answer && { dashed: true }),
  hop,
  ...when,
});

/** Something a person did or was shown. */
export const ui = (from: Party, to: Party, name: string | RegExp): HopPattern => ({
  from,
  to,
  kind: 'ui',
  name,
});

/** An HTTP request, or with `answer` the answer to it. */
export const http = (from: Party, to: Party, name: string | RegExp, answer = false): HopPattern => ({
  from,
  to,
  kind: 'http',
  name,
  answer,
});
