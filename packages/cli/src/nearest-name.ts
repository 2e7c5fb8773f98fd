import { distance } from 'fastest-levenshtein';

/** Fewer letters are the beginning of nearly everything. */
const LEAST_BEGINNING = 3;

/** The known name somebody most likely meant: a few letters away, or one that goes on where they stopped; `undefined` when there is none. */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  const far = Math.max(2, Math.floor(typed.length / 3));
  const [nearest] = names
    .map((name) => ({ name, edits: distance(typed.toLowerCase(), name.toLowerCase()) }))
    .filter(({ edits }) => edits <= far)
    .sort((one, other) => one.edits - other.edits);
  if (nearest || typed.length < LEAST_BEGINNING) return nearest?.name;
  return names.find((name) => name.startsWith(typed.toLowerCase()));
}
