// `npm run coverage:diagrams`: which arrows of the diagrams the browser tests asserted, by what they wrote down while they ran.
// Draws docs/diagrams/*.svg. `--json` prints the judgement as JSON; `--accept` takes assertions that are gone for granted.
// Exits 1 when an arrow is asserted by no test, or no longer by one that did; 2 when it cannot judge.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';

const root = join(import.meta.dirname, '..');

try {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      accept: { type: 'boolean', default: false },
      records: { type: 'string', default: join(root, 'test-results', 'arrows') },
      out: { type: 'string', default: join(root, 'docs', 'diagrams') },
    },
  });
  await build();
  process.exitCode = await judgeRun(values);
} catch (error) {
  process.stderr.write(`exchange-sim: ${error.message}\n`);
  process.exitCode = 2;
}

async function judgeRun({ json, accept, records, out }) {
  const { fromLines, judge, toLines, toSvg, toText } = await import('../packages/trace/dist/index.js');
  const run = filesIn(records).flatMap((file) => fromLines(readFileSync(file, 'utf8')));
  if (run.length === 0)
    throw new Error(
      `no test has asserted an arrow in ${records}: run \`npm test\`, whose browser tests write there, and then this again.`,
    );
  const list = join(out, 'asserted.jsonl');
  const known = existsSync(list) && !accept ? fromLines(readFileSync(list, 'utf8')) : [];
  const judgement = judge(run, known);
  mkdirSync(out, { recursive: true });
  for (const asserted of judgement.diagrams)
    writeFileSync(join(out, `${asserted.diagram.id}.svg`), toSvg(asserted));
  // what is missing stays missing until it is asserted again, or accepted
  const { findings } = judgement;
  if (findings.length === 0) writeFileSync(list, toLines(run));
  process.stdout.write(json ? `${JSON.stringify(asJson(judgement), null, 2)}\n` : toText(judgement));
  if (findings.length > 0 && !json)
    process.stdout.write(
      'Put the assertion back; when a test asserts less on purpose: `npm run coverage:diagrams -- --accept`.\n',
    );
  return findings.length > 0 ? 1 : 0;
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => join(folder, name));
}

function asJson({ diagrams, findings }) {
  return {
    diagrams: diagrams.map(({ diagram, arrows }) => ({
      diagram: diagram.id,
      arrows: arrows.map(({ arrow: { id, from, to, text, seed = false }, tests }) => ({
        id,
        from,
        to,
        text,
        seed,
        tests,
      })),
    })),
    findings,
  };
}
