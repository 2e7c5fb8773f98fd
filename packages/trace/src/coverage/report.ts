import type { AssertedDiagram, Judgement } from './judge.js';

/** Counts of one diagram, for people: "Buy: 19 of 19 arrows of the documentation, 5 of 5 beyond it". */
export function countsOf({ diagram, arrows }: AssertedDiagram): string {
  const [seed, ours] = [arrows.filter(({ arrow }) => arrow.seed), arrows.filter(({ arrow }) => !arrow.seed)];
  const parts = [
    ...(seed.length > 0 ? [`${tally(seed)} arrows of the documentation`] : []),
    ...(ours.length > 0 ? [`${tally(ours)} ${seed.length > 0 ? 'beyond it' : 'arrows'}`] : []),
  ];
  return `${diagram.title}: ${parts.join(', ')}`;
}

/** The judgement as a person reads it in a terminal: tests by number, each arrow with the numbers of those that asserted it. */
export function toText({ diagrams, findings }: Judgement): string {
  const tests = [...new Set(diagrams.flatMap(({ arrows }) => arrows.flatMap((arrow) => arrow.tests)))].sort();
  const lines = ['Tests that assert arrows:', ...tests.map((test, index) => `  [${index + 1}] ${test}`)];
  for (const asserted of diagrams) {
    const names = new Map(asserted.diagram.participants.map(({ party, name }) => [party, name]));
    lines.push('', countsOf(asserted));
    for (const { arrow, tests: by } of asserted.arrows) {
      const numbers = by.map((test) => `[${tests.indexOf(test) + 1}]`).join(' ');
      const way = `${names.get(arrow.from)} → ${names.get(arrow.to)}`;
      lines.push(`  ${by.length > 0 ? '✓' : '✗'} ${arrow.id} ${way}: ${arrow.text}  ${numbers}`.trimEnd());
    }
  }
  lines.push('', summary(diagrams), ...findings.map((finding) => `✗ ${finding}`));
  return `${lines.join('\n')}\n`;
}

/** "52 of 52 arrows of the documentation, 50 of 50 of Swap, 5 of 5 of the delivery of Buy". */
function summary(diagrams: readonly AssertedDiagram[]): string {
  const seed = diagrams.flatMap(({ arrows }) => arrows).filter(({ arrow }) => arrow.seed);
  const ours = diagrams
    .map(({ diagram, arrows }) => ({ diagram, arrows: arrows.filter(({ arrow }) => !arrow.seed) }))
    .filter(({ arrows }) => arrows.length > 0)
    .map(({ diagram, arrows }) => `${tally(arrows)} drawn by this project for ${diagram.title}`);
  return [`${tally(seed)} arrows of the documentation`, ...ours].join(', ');
}

const tally = (arrows: AssertedDiagram['arrows']) =>
  `${arrows.filter(({ tests }) => tests.length > 0).length} of ${arrows.length}`;
