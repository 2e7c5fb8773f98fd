import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TICKS_PER_SECOND = 100;

/** The installed command. */
export const COMMAND = join(import.meta.dirname, '..', 'packages', 'cli', 'bin', 'exchange-sim.mjs');

/** Proportional set size of a process and everything below it: pages shared by several processes count once. */
export function megabytes(pid: number): number {
  return family(pid).reduce((sum, member) => {
    const rollup = readFileSync(`/proc/${member}/smaps_rollup`, 'utf8');
    return sum + Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
  }, 0);
}

/** Processor time that a process and everything below it have used. */
export function cpuSeconds(pid: number): number {
  if (process.platform !== 'linux') {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000_000;
  }
  return family(pid).reduce((sum, member) => sum + ticksOf(member) / TICKS_PER_SECOND, 0);
}

/** User and system time in what Linux counts it in, of a process and of its children that have ended. */
function ticksOf(pid: number): number {
  try {
    // the name may have blanks: fields are counted behind it
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0);
  } catch {
    return 0;
  }
}

function family(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(family)];
}

/** Children of each of its threads, as Linux lists them. */
function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}
