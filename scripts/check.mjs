// `npm run check`: types, lint, floors, dead code, unit tests. `--fix` lets Biome mend what it can.
import { spawn } from 'node:child_process';
import { build } from './build.mjs';

const fix = process.argv.includes('--fix');
const steps = [
  ['lint', 'biome', ['check', ...(fix ? ['--write'] : []), '--error-on-warnings']],
  ['types', 'tsc', ['-p', 'tsconfig.json']],
  [
    'floors',
    'depcruise',
    ['--config', '.dependency-cruiser.mjs', '--output-type', 'err-long', 'packages', 'apps'],
  ],
  ['dead code', 'knip', ['--no-config-hints']],
  ['unit tests', 'vitest', ['run', '--project', 'unit', '--reporter=dot']],
];

/** Runs one step; its output is shown only when it fails. */
function run([name, command, args]) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => output.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const text = Buffer.concat(output).toString();
      process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)\n`);
      if (code !== 0) process.stdout.write(`${text}\n`);
      else
        process.stdout.write(
          text
            .match(/^.*(Test Files|Tests) .*$/gm)
            ?.map((line) => `${line}\n`)
            .join('') ?? '',
        );
      resolve(code === 0);
    });
  });
}

await build();
const queue = [...steps];
let passed = true;
const lane = async () => {
  for (let step = queue.shift(); step; step = queue.shift()) passed = (await run(step)) && passed;
};
await Promise.all([lane(), lane()]);
process.exitCode = passed ? 0 : 1;
