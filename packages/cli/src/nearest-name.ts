/** Fewer letters are the beginning of nearly everything. */
const LEAST_BEGINNING = 3;

/** The known name somebody most likely meant: a few letters away, or one that goes on where they stopped; `undefined` when there is none. */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  const far = Math.max(2, Math.floor(typed.length / 3));
  const [nearest] = names
    .map((name) => ({ name, edits: editsBetween(typed.toLowerCase(), name.toLowerCase()) }))
    .filter(({ edits }) => edits <= far)
    .sort((one, other) => one.edits - other.edits);
  if (nearest || typed.length < LEAST_BEGINNING) return nearest?.name;
  return names.find((name) => name.startsWith(typed.toLowerCase()));
}

/** Letters to put in, take out or change (Levenshtein). */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (const [column, wanted] of [...other].entries()) {
      const change = (row[column] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
