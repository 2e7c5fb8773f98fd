import { expect, test } from 'vitest';
import type { Assertion } from '../coverage/assertion.js';
import { judge } from '../coverage/judge.js';
import { arrowsOf, type Diagram } from '../diagrams/diagram.js';
import { diagrams } from '../diagrams/diagrams.js';
import { toSvg } from './svg.js';

const draw = (product: Diagram['id'], arrows: Assertion['arrows'], title = 'a test') => {
  const run = [{ file: 'flows/x.spec.ts', title, diagram: product, arrows } as const];
  const asserted = judge(run).diagrams.find(({ diagram }) => diagram.id === product);
  if (!asserted) throw new Error(`there is no diagram ${product}`);
  return toSvg(asserted);
};

test.each(Object.values(diagrams))('$title: every arrow and party is drawn, and told in words', (diagram) => {
  const svg = draw(diagram.id, 'all');
  const told = /<desc id="description">([^<]*)</.exec(svg)?.[1];
  for (const { id } of arrowsOf(diagram)) {
    expect(svg).toContain(`<tspan class="mark">✓</tspan> <tspan class="id">${id}</tspan>`);
    expect(told).toContain(`${id}, `);
  }
  for (const { name } of diagram.participants) expect(svg.split(`>${name}</text>`)).toHaveLength(3);
  expect(svg.match(/<g class="covered">/g)).toHaveLength(arrowsOf(diagram).length);
  expect(svg).not.toContain('<g class="open">');
});

test('an arrow that no test asserts is marked by more than its colour', () => {
  const svg = draw('buy', ['BUY-01']);
  expect(svg.match(/<g class="open">/g)).toHaveLength(23);
  expect(svg).toMatch(/\.open \.arrow\{[^}]*stroke-dasharray:1 5/);
  expect(svg).toContain('<tspan class="mark">✗</tspan> <tspan class="id">BUY-02</tspan>');
  expect(svg).toContain('BUY-02, Ledger Wallet to Ledger Backend: GET /providers — asserted by no test.');
  expect(svg).toContain('Buy: 1 of 19 arrows of the documentation, 0 of 5 beyond it');
});

test('the same coverage gives the same bytes, whichever test it came from', () => {
  expect(draw('swap', 'all', 'one')).toBe(draw('swap', 'all', 'another'));
});

test('readers of both schemes have colours', () => {
  expect(draw('sell', 'all')).toContain('@media (prefers-color-scheme:dark)');
});
