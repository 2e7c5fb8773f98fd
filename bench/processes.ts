import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The installed command. */
export const COMMAND = join(import.meta.dirname, '..', 'packages', 'cli', 'bin', 'exchange-sim.mjs');

/** Proportional set size of a process and everything below it: pages shared by several processes count once. */
export function megabytes(pid: number): number {
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
