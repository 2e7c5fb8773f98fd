// Replays recorded transcripts of the genuine signer against ours, when they are beside the checkout.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';

const folder = process.env.GOLDEN_DIR ?? join(import.meta.dirname, '..', '..', 'shared', 'golden');
const replay = join(folder, 'replay.mjs');
if (!existsSync(replay)) {
  process.stdout.write('not run: no transcripts (set GOLDEN_DIR to the folder that holds replay.mjs)\n');
  process.exit(0);
}

await build();
const { startSigner } = await import('../packages/signer/dist/index.js');
const signer = await startSigner({ port: 0, model: 'stax', transactionId: 'fixed', tickMs: 40 });
const child = spawn(
  process.execPath,
  [
    replay,
    '--model',
    'stax',
    '--grep',
    '^(?!btc-).*SELL',
    '--loose-screens',
    '--quiet',
    '--url',
    signer.url,
    join(folder, 'transcripts'),
  ],
  { stdio: 'inherit' },
);
child.on('exit', async (code) => {
  await signer.close();
  process.exitCode = code ?? 1;
});
