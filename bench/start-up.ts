import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Figure, median } from './figure.ts';

const COMMAND = join(import.meta.dirname, '..', 'packages', 'cli', 'bin', 'exchange-sim.mjs');

/** From the command to its line of JSON, and the memory of all its processes once it stands. */
export async function startUp(runs: number): Promise<Figure[]> {
  const times: number[] = [];
  const memory: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const begun = performance.now();
    const child = spawn(process.execPath, [COMMAND, 'up', '--json', '--ports', 'auto'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(createInterface(child.stdout), 'line');
    if (run > 0) times.push(performance.now() - begun);
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

async function bareNode() {
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

/** Proportional set size of a process and everything below it: pages shared by several processes count once. */
function megabytes(pid: number): number {
  return family(pid).reduce((sum, member) => {
    const rollup = readFileSync(`/proc/${member}/smaps_rollup`, 'utf8');
    return sum + Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
  }, 0);
}

function family(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => parentOf(candidate) === pid);
  return [pid, ...children.flatMap(family)];
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}
