import { isDeepStrictEqual } from 'node:util';

/** What a scenario expected and what it saw instead: findings, not a fault of the runner. */
export class ExpectationError extends Error {
  override readonly name = 'ExpectationError';

  constructor(
    readonly what: string,
    readonly expected: string,
    readonly seen: string,
  ) {
    super(`${what}: expected ${expected}, seen ${seen}`);
  }
}

/** Compares deeply; a RegExp is matched against the text of what was seen. @throws ExpectationError */
export function expectThat(what: string, seen: unknown, expected: unknown): void {
  const holds = expected instanceof RegExp ? expected.test(textOf(seen)) : isDeepStrictEqual(seen, expected);
  if (!holds) throw new ExpectationError(what, textOf(expected), textOf(seen));
}

/** A value as a report shows it; amounts of bigint keep every digit. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof RegExp) return String(value);
  return (
    JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? item.toString() : item)) ?? String(value)
  );
}
