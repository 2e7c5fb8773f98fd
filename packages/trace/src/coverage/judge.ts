import { type Arrow, arrowsOf, type Diagram } from '../diagrams/diagram.js';
import { diagrams } from '../diagrams/diagrams.js';
import { type Assertion, assertedArrows } from './assertion.js';

/** An arrow and the tests that asserted it: `file › title`. */
interface AssertedArrow {
  arrow: Arrow;
  tests: readonly string[];
}

/** How the tests cover one diagram. */
export interface AssertedDiagram {
  diagram: Diagram;
  arrows: readonly AssertedArrow[];
}

/** How a run's assertions cover all diagrams, and what is wrong with that, one sentence each. */
export interface Judgement {
  diagrams: readonly AssertedDiagram[];
  findings: readonly string[];
}

/** Where an arrow that nobody asserts belongs. */
const PLACES: Readonly<Record<Diagram['id'], string>> = {
  buy: 'e2e/flows/buy.spec.ts',
  sell: 'e2e/flows/sell.spec.ts',
  swap: 'e2e/flows/scenarios.spec.ts',
};

/**
 * Holds what a run asserted against the diagrams, and against what the tests asserted before.
 * @param known assertions of an earlier run: one that is gone is a finding, also where other tests assert the same arrows
 */
export function judge(run: readonly Assertion[], known: readonly Assertion[] = []): Judgement {
  const drawn = Object.values(diagrams).map((diagram) => coverageOf(diagram, run));
  return { diagrams: drawn, findings: [...unknown(run), ...drawn.flatMap(uncovered), ...gone(run, known)] };
}

function coverageOf(diagram: Diagram, run: readonly Assertion[]): AssertedDiagram {
  const tests = new Map<string, Set<string>>(arrowsOf(diagram).map(({ id }) => [id, new Set()]));
  for (const assertion of run.filter((made) => made.diagram === diagram.id))
    for (const id of assertedArrows(assertion, diagram)) tests.get(id)?.add(nameOf(assertion));
  const of = (id: string) => [...(tests.get(id) ?? [])].sort();
  return { diagram, arrows: arrowsOf(diagram).map((arrow) => ({ arrow, tests: of(arrow.id) })) };
}

function uncovered({ diagram, arrows }: AssertedDiagram): string[] {
  return arrows
    .filter(({ tests }) => tests.length === 0)
    .map(
      ({ arrow: { id, text } }) => `${id} ${text}: no test asserts it; ${PLACES[diagram.id]} is the place.`,
    );
}

function unknown(run: readonly Assertion[]): string[] {
  return run.flatMap((assertion) => {
    const { title } = diagrams[assertion.diagram];
    const ids = new Set(arrowsOf(diagrams[assertion.diagram]).map(({ id }) => id));
    return assertedArrows(assertion, diagrams[assertion.diagram])
      .filter((id) => !ids.has(id))
      .map((id) => `${id}: ${nameOf(assertion)} asserts it, and the ${title} diagram has no such arrow.`);
  });
}

function gone(run: readonly Assertion[], known: readonly Assertion[]): string[] {
  const asserted = new Set(run.flatMap(keysOf));
  return known.flatMap((assertion) => {
    const lost = assertedArrows(assertion, diagrams[assertion.diagram]).filter(
      (id) => !asserted.has(keyOf(assertion, id)),
    );
    if (lost.length === 0) return [];
    const which = lost.length > 3 ? `${lost[0]} … ${lost.at(-1)} (${lost.length} arrows)` : lost.join(', ');
    return `${which}: e2e/${nameOf(assertion)} asserted ${lost.length > 1 ? 'them' : 'it'} before and does not any more.`;
  });
}

const keysOf = (assertion: Assertion) =>
  assertedArrows(assertion, diagrams[assertion.diagram]).map((id) => keyOf(assertion, id));
const keyOf = (assertion: Assertion, id: string) => `${nameOf(assertion)} ${id}`;
const nameOf = ({ file, title }: Assertion) => `${file} › ${title}`;
