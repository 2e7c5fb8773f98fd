import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const ROOT = join(import.meta.dirname, '..', '..');
const ASSERTED = readFileSync(join(ROOT, 'docs', 'diagrams', 'asserted.jsonl'), 'utf8');

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arrows-'));
  mkdirSync(join(folder, 'out'));
  writeFileSync(join(folder, 'out', 'asserted.jsonl'), ASSERTED);
});
test.afterEach(() => rmSync(folder, { recursive: true }));

/** Judges a run in which the tests wrote these lines. */
function judge(lines: string, ...options: string[]) {
  writeFileSync(join(folder, '0.jsonl'), lines);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/coverage-diagrams.mjs', '--records', folder, '--out', join(folder, 'out'), ...options],
    { cwd: ROOT, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

test('a run that asserts what the tests are known to assert leaves the drawings in docs as they are', () => {
  const { status, stdout } = judge(ASSERTED);
  expect(stdout).toContain('52 of 52 arrows of the documentation');
  expect(status).toBe(0);
  for (const file of ['buy.svg', 'sell.svg', 'swap.svg', 'asserted.jsonl'])
    expect(readFileSync(join(folder, 'out', file), 'utf8')).toBe(
      readFileSync(join(ROOT, 'docs', 'diagrams', file), 'utf8'),
    );
});

for (const [product, file] of [
  ['buy', 'flows/buy.spec.ts'],
  ['sell', 'flows/sell.spec.ts'],
  ['swap', 'flows/scenarios.spec.ts'],
] as const) {
  test(`without one of the assertions about ${product} it says which is gone and exits 1`, () => {
    const lines = ASSERTED.split(/(?<=\n)/);
    const deleted = lines.find(
      (line) => line.includes(`"${file}"`) && line.includes(`"diagram":"${product}"`),
    );
    const { status, stdout } = judge(lines.filter((line) => line !== deleted).join(''), '--json');
    expect(status).toBe(1);
    const { findings } = JSON.parse(stdout) as { findings: string[] };
    expect(findings.join('\n')).toContain(`e2e/${file} › ${JSON.parse(deleted ?? '{}').title}`);
  });
}

test('without records it says so in a sentence and exits 2', () => {
  const { status, stderr } = judge('');
  expect(stderr.trim()).toMatch(/^exchange-sim: no test has asserted an arrow .*: run `npm test`.*$/m);
  expect(status).toBe(2);
});
