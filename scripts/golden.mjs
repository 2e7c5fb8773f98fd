// Replays recorded transcripts of the genuine signer against ours, on every model, when they are beside the checkout.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';

/** Ten times as fast as a real device: a status screen still stands for 300 ms, so a busy machine cannot miss it. */
const TICK_MS = 10;

const folder = process.env.GOLDEN_DIR ?? join(import.meta.dirname, '..', '..', 'shared', 'golden');
const replay = join(folder, 'replay.mjs');
const transcripts = join(folder, 'transcripts');
if (!existsSync(replay) || !existsSync(transcripts)) {
  process.stdout.write('not run: no transcripts (set GOLDEN_DIR to the folder that holds replay.mjs)\n');
  process.exit(0);
}

await build();
const { startSigner } = await import('../packages/signer/dist/index.js');

/** How many cases the files hold for each model; a model nobody recorded is not in it. */
function recorded() {
  const counts = new Map();
  for (const file of readdirSync(transcripts).filter((name) => name.endsWith('.json'))) {
    for (const { model = 'stax' } of JSON.parse(readFileSync(join(transcripts, file), 'utf8'))) {
      counts.set(model, (counts.get(model) ?? 0) + 1);
    }
  }
  return counts;
}

async function play(model) {
  const signer = await startSigner({ port: 0, model, transactionId: 'fixed', tickMs: TICK_MS });
  const options = ['--model', model, '--screens', '--quiet', '--url', signer.url];
  const child = spawn(process.execPath, [replay, ...options, ...process.argv.slice(2), transcripts]);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const code = await new Promise((resolve) => child.on('exit', (status) => resolve(status ?? 1)));
  await signer.close();
  process.stdout.write(said);
  return code;
}

const begun = performance.now();
const counts = recorded();
const codes = await Promise.all([...counts.keys()].map(play));
const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
const seconds = ((performance.now() - begun) / 1000).toFixed(0);
process.stdout.write(`${total} transcripts on ${counts.size} models in ${seconds} s\n`);
process.exitCode = Math.max(...codes);
