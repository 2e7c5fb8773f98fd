import type { Party } from '@exchange-sim/contract';
import type { Arrow, Branch, HopPattern, Way } from './diagram.js';

/** An arrow before it has its number. */
export type Row = [
  from: Party,
  to: Party,
  text: string,
  hop: HopPattern,
  when?: { only?: Way; branch?: Branch },
];

/** Turns rows into arrows counted from the top of the diagram: `SELL-01`, `SELL-02`, … */
export function countedArrows(prefix: string): (...rows: Row[]) => Arrow[] {
  let count = 0;
  return (...rows) =>
    rows.map(([from, to, text, hop, when = {}]) => ({
      id: `${prefix}-${String(++count).padStart(2, '0')}`,
      from,
      to,
      text,
      ...(hop.answer && { dashed: true }),
      hop,
      ...when,
    }));
}

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
