import { join } from 'node:path';
import { behaviours, handScenario } from '@exchange-sim/contract';
import { arrowsOf, diagrams } from '@exchange-sim/trace';
import { expect, test } from 'vitest';
import { handScenarios } from './by-hand.js';
import { scenarios } from './catalogue.js';

test('ids are all different and fit for a command line', () => {
  const ids = scenarios.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^(buy|sell|swap|sso)-[a-z0-9-]+$/);
});

test.each(scenarios)('$id says what it is for and sets behaviours of the catalogue', (scenario) => {
  expect(scenario.title).toBeTruthy();
  expect(scenario.requirement).toMatch(/\.$/);
  expect(scenario.clause).toBeTruthy();
  for (const set of Object.values(scenario.behaviours ?? {}))
    expect(() => behaviours.parse(set)).not.toThrow();
});

test.each(scenarios)('$id names arrows of its own diagram', ({ product, ends }) => {
  const ids = arrowsOf(diagrams[product]).map(({ id }) => id);
  const named =
    ends.arrows === 'all' || !ends.arrows ? [] : [...(ends.arrows.seen ?? []), ...(ends.arrows.never ?? [])];
  for (const id of named) expect(ids).toContain(id);
});

test.each(handScenarios)('$id can be switched on, and says what to do and to see', (scenario) => {
  expect(() => handScenario.parse(scenario)).not.toThrow();
  for (const text of [scenario.do, scenario.see]) expect(text).toMatch(/\.$/);
  const misbehaving = [...Object.values(scenario.behaviours), ...scenario.unknownPartners];
  expect(misbehaving).not.toEqual([]);
  for (const set of Object.values(scenario.behaviours)) expect(Object.keys(set)).not.toEqual([]);
});

test('the start page has room for the few that are featured, of more than one product', () => {
  const featured = handScenarios.filter((scenario) => scenario.featured);
  expect(featured.length).toBeGreaterThanOrEqual(4);
  expect(featured.length).toBeLessThanOrEqual(6);
  expect(new Set(featured.map(({ product }) => product)).size).toBeGreaterThan(1);
});

const DOCS = join(import.meta.dirname, '../../../docs/scenarios.md');

test('docs/scenarios.md lists every scenario as it is', async () => {
  const of = (part: string) =>
    scenarios
      .filter(({ id }) => id.startsWith(`${part}-`))
      .map(({ id, title, requirement, clause }) => `| \`${id}\` | ${title} | ${requirement} | ${clause} |\n`)
      .join('');
  const head =
    '| `exchange-sim run …` | the provider, the user or the market | what must hold | clause |\n|---|---|---|---|\n';
  await expect(
    `# Scenarios

Each is one file of [\`packages/scenarios\`](../packages/scenarios): happy path or edge case, played without a browser by
\`npx exchange-sim run --all --headless\` and in one by \`npm test\`.

## Buy

${head}${of('buy')}
## Sell

${head}${of('sell')}
## Swap

${head}${of('swap')}
## One login for all products

${head}${of('sso')}`,
  ).toMatchFileSnapshot(DOCS);
});
