import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { json } from './exchange.ts';
import { type Figure, median } from './figure.ts';
import { COMMAND, megabytes } from './processes.ts';

const LOOK_AGAIN_MS = 20;

/** From the command to its line of JSON, and the memory of all its processes once it stands. */
export async function startUp(runs: number): Promise<Figure[]> {
  const times: number[] = [];
  const memory: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const begun = performance.now();
    const child = spawn(process.execPath, [COMMAND, 'up', '--json', '--ports', 'auto'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface(child.stdout), 'line');
    if (run > 0) times.push(performance.now() - begun);
    await signerConnected(JSON.parse(line).wallet);
    if (child.pid && process.platform === 'linux') memory.push(megabytes(child.pid));
    child.kill('SIGINT');
    await once(child, 'exit');
  }
  const bare = await bareNode();
  const figures: Figure[] = [
    {
      name: 'warm `up --json` to ready',
      value: median(times) / 1000,
      unit: 's',
      goal: 1.5,
      better: 'lower',
      baseline: { name: 'bare Node start', value: bare.ms / 1000 },
    },
  ];
  if (memory.length) {
    figures.push({
      name: 'memory of the whole stack',
      value: median(memory),
      unit: 'MB',
      goal: 350,
      better: 'lower',
      baseline: { name: 'bare Node', value: bare.megabytes },
    });
  }
  return figures;
}

/** The wallet has loaded Ledger's packages, which it does once the stack stands, and is connected to its signer. */
async function signerConnected(walletUrl: string): Promise<void> {
  for (;;) {
    const { parts } = await json(`${walletUrl}/health`);
    if (parts.some(({ name, up }: { name: string; up: boolean }) => name === 'signer' && up)) return;
    await setTimeout(LOOK_AGAIN_MS);
  }
}

/** A Node that does nothing. */
export async function bareNode() {
  const begun = performance.now();
  const child = spawn(process.execPath, ['-e', 'console.log(1); setTimeout(() => {}, 1000)'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const ms = performance.now() - begun;
  const used = child.pid && process.platform === 'linux' ? megabytes(child.pid) : 1;
  child.kill();
  return { ms, megabytes: used };
}
