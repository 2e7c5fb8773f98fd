/** Confirmation targets of Esplora, in blocks. */
const TARGETS = [...Array.from({ length: 25 }, (_, i) => i + 1), 144, 504, 1008];

/** The market's rate per virtual byte in satoshis, up to each target; the same at all times, so that a payment costs the same whenever it is made. */
const RATES: [target: number, rate: number][] = [
  [2, 12],
  [6, 6],
  [12, 4],
  [25, 2],
  [1008, 1],
];

/** What `GET /fee-estimates` says: target in blocks → satoshis per virtual byte. */
export const feeEstimates: Record<string, number> = Object.fromEntries(
  TARGETS.map((target) => [String(target), RATES.find(([upTo]) => target <= upTo)?.[1] ?? 1]),
);
