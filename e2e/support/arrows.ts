import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Assertion, arrowsOf, cover, diagrams, type Hop, toLines } from '@exchange-sim/trace';
import { expect, type TestInfo, test } from '@playwright/test';

/** Where tests write down which arrows they asserted, for `npm run coverage:diagrams`: Playwright empties it at the start of a run. */
const FOLDER = join(import.meta.dirname, '..', '..', 'test-results', 'arrows');

/** Writes down what a test has just asserted of a diagram. */
export function noteArrows(
  { titlePath: [file = '', ...titles], parallelIndex }: TestInfo,
  asserted: Omit<Assertion, 'file' | 'title'>,
): void {
  const assertion: Assertion = {
    // not `file` of the test: a test that a helper made would be the helper's
    file,
    title: titles.join(' › '),
    ...asserted,
  };
  mkdirSync(FOLDER, { recursive: true });
  appendFileSync(join(FOLDER, `${parallelIndex}.jsonl`), toLines([assertion]));
}

/** Every arrow of a diagram was drawn, once and in its order. */
export function expectAllArrows(product: keyof typeof diagrams, hops: Hop[]): void {
  const { seen, missing, outOfOrder } = cover(diagrams[product], hops);
  expect(missing).toEqual([]);
  expect(outOfOrder).toBeUndefined();
  expect(seen.map(({ id }) => id)).toEqual(arrowsOf(diagrams[product]).map(({ id }) => id));
  noteArrows(test.info(), { diagram: product, arrows: 'all' });
}
