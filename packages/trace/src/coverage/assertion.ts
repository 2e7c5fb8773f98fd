import { arrowsOf, type Diagram, type Way } from '../diagrams/diagram.js';

/** What one test asserted of a diagram: not what merely happened while it ran. */
export interface Assertion {
  /** The test's file and title. */
  file: string;
  title: string;
  diagram: Diagram['id'];
  /** The way the run took; `all` are then the arrows of that way. */
  way?: Way;
  arrows: 'all' | readonly string[];
}

/** The arrows that were asserted, by their ids. */
export function assertedArrows({ arrows, way }: Assertion, diagram: Diagram): readonly string[] {
  return arrows === 'all' ? arrowsOf(diagram, way).map(({ id }) => id) : arrows;
}

/** Assertions as lines of JSON, each once, in an order that does not depend on the run. */
export function toLines(assertions: readonly Assertion[]): string {
  const lines = assertions.map(({ file, title, diagram, way, arrows }) =>
    JSON.stringify({ file, title, diagram, ...(way && { way }), arrows }),
  );
  return [...new Set(lines)]
    .sort()
    .map((line) => `${line}\n`)
    .join('');
}

/** @throws Error of one sentence that quotes the first line that is no assertion */
export function fromLines(text: string): Assertion[] {
  return text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => {
      const value = parsed(line);
      if (isAssertion(value)) return value;
      throw new Error(`"${line.slice(0, 100)}" does not say which test asserted which arrows.`);
    });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isAssertion(value: unknown): value is Assertion {
  if (typeof value !== 'object' || value === null) return false;
  const { file, title, diagram, way, arrows } = value as Partial<Record<keyof Assertion, unknown>>;
  return (
    typeof file === 'string' &&
    typeof title === 'string' &&
    (diagram === 'buy' || diagram === 'sell' || diagram === 'swap') &&
    (way === undefined || way === 'native' || way === 'live-app') &&
    (arrows === 'all' || (Array.isArray(arrows) && arrows.every((id) => typeof id === 'string')))
  );
}
